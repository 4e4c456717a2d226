import { createSignal, Show } from 'solid-js';
import { useI18n } from '../../i18n/index.tsx';
import type { ReadFailure } from '../../live/read.ts';
import type { Sent } from '../../live/send.ts';

export interface Saving {
  isBusy: () => boolean;
  isSaved: () => boolean;
  failure: () => ReadFailure | undefined;
  /** Runs one change; answers what came of it, or undefined where it was refused. */
  run: <T>(change: () => Promise<Sent<T>>) => Promise<T | undefined>;
}

/** What becomes of the changes of one form: one at a time, with the last outcome for the reader. */
export function createSaving(): Saving {
  const [isBusy, setBusy] = createSignal(false);
  const [isSaved, setSaved] = createSignal(false);
  const [failure, setFailure] = createSignal<ReadFailure>();
  return {
    isBusy,
    isSaved,
    failure,
    async run(change) {
      if (isBusy()) return undefined;
      setBusy(true);
      setSaved(false);
      setFailure(undefined);
      const sent = await change();
      setBusy(false);
      setSaved(sent.ok);
      if (!sent.ok) setFailure(sent.failure);
      return sent.ok ? sent.answer : undefined;
    },
  };
}

interface OutcomeProps {
  saving: Saving;
  /** What it says where all went well, if not that it is saved. */
  saved?: string;
  /** What certain refusals mean here, in words. */
  meanings?: Partial<Record<ReadFailure['code'], string>>;
}

/** Says what came of the last change: that it is saved, or what is wrong, where. */
export function Outcome(props: OutcomeProps) {
  const { t } = useI18n();
  return (
    <p class="outcome" role="status">
      <Show
        when={props.saving.failure()}
        fallback={props.saving.isSaved() ? (props.saved ?? t('settings.saved')) : ''}
      >
        {(failure) => <span class="wrong">{words(failure())}</span>}
      </Show>
    </p>
  );

  function words(failure: ReadFailure): string {
    const meaning = props.meanings?.[failure.code];
    if (meaning !== undefined) return meaning;
    if (failure.code === 'unreachable') return t('settings.unreachable');
    if (failure.code === 'forbidden') return t('settings.forbidden');
    const { detail = failure.code, path } = failure as { detail?: string; path?: string };
    return path === undefined ? t('settings.refused', { detail }) : t('settings.refusedAt', { path, detail });
  }
}
