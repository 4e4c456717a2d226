import type { AlertTry, FigureName } from '@earshot/contracts';
import { For } from 'solid-js';
import { createAlertWords } from '../../../alerts/alert-words.ts';
import { useI18n } from '../../../i18n/index.tsx';
import { useFrame } from '../../frame-context.ts';

interface TryTimelineProps {
  answer: AlertTry;
  figure: FigureName;
}

/** When a rule would have told something: a mark for each time, from thirty days ago to now. */
export function TryTimeline(props: TryTimelineProps) {
  const { t, format } = useI18n();
  const { timeZone } = useFrame();
  const words = createAlertWords();
  const place = (at: string) => {
    const [from, to] = [Date.parse(props.answer.from), Date.parse(props.answer.to)];
    return `${((100 * (Date.parse(at) - from)) / (to - from)).toFixed(2)}%`;
  };
  const said = ({ at, value }: AlertTry['firings'][number]) =>
    t('alerts.try.at', {
      day: format().dayAt(at, timeZone()),
      time: format().time(at, timeZone()),
      value: words.value(props.figure, value),
    });
  return (
    <div class="try-timeline">
      <ol class="try-marks">
        <For each={props.answer.firings}>
          {(firing) => (
            <li style={{ 'inset-inline-start': place(firing.at) }} title={said(firing)}>
              <span class="unseen">{said(firing)}</span>
            </li>
          )}
        </For>
      </ol>
      <p class="try-ends">
        <span>{format().dayAt(props.answer.from, timeZone())}</span>
        <span>{format().dayAt(props.answer.to, timeZone())}</span>
      </p>
    </div>
  );
}
