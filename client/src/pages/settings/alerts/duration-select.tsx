import { For } from 'solid-js';
import { createAlertWords } from '../../../alerts/alert-words.ts';
import { offered } from '../../../alerts/durations.ts';

interface DurationSelectProps {
  id: string;
  /** In minutes. */
  lengths: readonly number[];
  chosen: number;
  onChoose: (minutes: number) => void;
}

/** A length of time out of some. */
export function DurationSelect(props: DurationSelectProps) {
  const words = createAlertWords();
  return (
    <select id={props.id} onChange={(event) => props.onChoose(Number(event.currentTarget.value))}>
      <For each={offered(props.lengths, props.chosen)}>
        {(minutes) => (
          <option value={minutes} selected={props.chosen === minutes}>
            {words.duration(minutes)}
          </option>
        )}
      </For>
    </select>
  );
}
