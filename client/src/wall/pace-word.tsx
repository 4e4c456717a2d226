import { Show } from 'solid-js';
import { useI18n } from '../i18n/index.tsx';
import { useMoney } from '../i18n/money.tsx';
import { standingOf } from '../sections/deals/pace.ts';

const SIDES = {
  above: { sign: '▲', text: 'wall.ahead' },
  below: { sign: '▼', text: 'wall.behind' },
  even: { sign: '=', text: 'wall.onPace' },
} as const;

/** Whether what is won is ahead of what should be won by today, in words. */
export function PaceWord(props: { won: number; pace: number | undefined }) {
  const { t } = useI18n();
  const money = useMoney();
  const side = () =>
    props.pace === undefined ? undefined : SIDES[standingOf(props.won, props.pace, money.short).side];
  return (
    <Show when={side()}>
      {(said) => (
        <p class="wall-below">
          <span aria-hidden="true">{said().sign} </span>
          {t(said().text)}
        </p>
      )}
    </Show>
  );
}
