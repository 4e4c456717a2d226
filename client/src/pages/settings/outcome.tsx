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

/** Says what came of the last change: that it is saved, or what is wrong, where. */
export function Outcome(props: { saving: Saving }) {
  const { t } = useI18n();
  return (
    <p class="outcome" role="status">
      <Show when={props.saving.failure()} fallback={props.saving.isSaved() ? t('settings.saved') : ''}>
        {(failure) => <span class="wrong">{words(failure())}</span>}
      </Show>
    </p>
  );

  function words(failure: ReadFailure): string {
    if (failure.code === 'unreachable') return t('settings.unreachable');
    if (failure.code === 'forbidden') return t('settings.forbidden');
    const { detail = failure.code, path } = failure as { detail?: string; path?: string };
    return path === undefined ? t('settings.refused', { detail }) : t('settings.refusedAt', { path, detail });
  }
}
