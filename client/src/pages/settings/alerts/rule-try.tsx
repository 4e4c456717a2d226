import type { AlertTry, AlertTryInput } from '@earshot/contracts';
import { createEffect, createSignal, on, onCleanup, Show } from 'solid-js';
import { useI18n } from '../../../i18n/index.tsx';
import { againAfterMs, LASTING } from '../../../live/read.ts';
import { send } from '../../../live/send.ts';
import { TryTimeline } from './try-timeline.tsx';

/** Whoever is still typing is not asked for yet. */
const STILL_MS = 400;

interface Tried {
  input: AlertTryInput;
  answer: AlertTry | undefined;
}

/** How often a rule would have told something before, while it is being written. */
export function RuleTry(props: { input: AlertTryInput }) {
  const { t, plural } = useI18n();
  const [tried, setTried] = createSignal<Tried>();
  const [isAsking, setAsking] = createSignal(false);
  createEffect(
    on(
      () => JSON.stringify(props.input),
      (asked) => {
        let isOver = false;
        let failures = 0;
        const input = JSON.parse(asked) as AlertTryInput;
        const ask = async () => {
          const sent = await send<AlertTry>('POST', '/v1/alert-rules/try', input);
          if (isOver) return;
          setAsking(false);
          setTried({ input, answer: sent.ok ? sent.answer : undefined });
          if (!sent.ok && !LASTING.has(sent.failure.code)) timer = setTimeout(ask, againAfterMs(failures++));
        };
        setAsking(true);
        let timer = setTimeout(ask, STILL_MS);
        onCleanup(() => {
          isOver = true;
          clearTimeout(timer);
        });
      },
    ),
  );
  return (
    <section class="rule-try" aria-label={t('alerts.try.title')} aria-busy={isAsking()}>
      <p role="status">{words()}</p>
      <Show when={tried()?.answer?.isKnown && tried()} keyed>
        {(shown) => (
          <>
            <TryTimeline answer={shown.answer!} figure={shown.input.figure} />
            <p class="settings-why">{t('alerts.try.how')}</p>
          </>
        )}
      </Show>
    </section>
  );

  function words(): string {
    const last = tried();
    // The last answer stays until the next one is there, so that nothing jumps while somebody types.
    if (last === undefined) return t('alerts.try.asking');
    const { answer, input } = last;
    if (answer === undefined) return t('alerts.try.failed');
    if (!answer.isKnown)
      return t(
        input.condition.kind === 'changesBy' && input.condition.withinMin < 60
          ? 'alerts.try.tooShort'
          : 'alerts.try.unknown',
      );
    const { length } = answer.firings;
    return length === 0 ? t('alerts.try.never') : plural('alerts.try.fired', length);
  }
}
