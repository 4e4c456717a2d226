import type { TrackerInput, TrackerTryAnswer } from '@earshot/contracts';
import { createEffect, createSignal, For, on, Show } from 'solid-js';
import { useI18n } from '../../i18n/index.tsx';
import { send } from '../../live/send.ts';
import { CallRow } from '../calls-list/call-row.tsx';
import { useFrame } from '../frame-context.ts';
import { createSaving, Outcome } from './outcome.tsx';

/** In which of the latest calls a tracker would have been heard, before it is saved. */
export function TrackerTry(props: { input: TrackerInput }) {
  const { t, plural, format } = useI18n();
  const { timeZone } = useFrame();
  const saving = createSaving();
  const [answer, setAnswer] = createSignal<TrackerTryAnswer>();
  const asked = () => ({
    phrases: props.input.phrases,
    ...(props.input.team !== undefined && { team: props.input.team }),
  });
  // What was heard of other phrases says nothing of these.
  createEffect(
    on(
      () => JSON.stringify(asked()),
      () => setAnswer(undefined),
      { defer: true },
    ),
  );
  const listen = async () => {
    const heard = await saving.run(() => send<TrackerTryAnswer>('POST', '/v1/trackers/try', asked()));
    setAnswer(heard);
  };
  return (
    <section class="tracker-try" aria-label={t('settings.trackers.try')}>
      <button
        type="button"
        class="quiet"
        disabled={props.input.phrases.length === 0 || saving.isBusy()}
        onClick={() => void listen()}
      >
        {t('settings.trackers.try')}
      </button>
      <Show when={saving.failure()}>
        <Outcome saving={saving} />
      </Show>
      <div role="status">
        <Show when={answer()}>
          {(heard) => (
            <>
              <p>
                {plural('settings.trackers.heardIn', heard().mentioningCalls, {
                  all: format().number(heard().calls),
                  mentions: format().number(heard().mentions),
                })}
              </p>
              <ul class="chips">
                <For each={heard().byPhrase}>
                  {({ phrase, mentions }) => (
                    <li class="chip">
                      <span>
                        {t('live.recent.mention', { label: phrase, count: format().number(mentions) })}
                      </span>
                    </li>
                  )}
                </For>
              </ul>
              <ol class="tracker-examples">
                <For each={heard().examples.slice(0, 5)}>
                  {(call) => (
                    <li>
                      <CallRow call={call} isGone={false} timeZone={timeZone()} />
                    </li>
                  )}
                </For>
              </ol>
            </>
          )}
        </Show>
      </div>
    </section>
  );
}
