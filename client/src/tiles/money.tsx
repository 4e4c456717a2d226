import { For } from 'solid-js';
import { createTween } from '../charts/motion.ts';
import { useMoney } from '../i18n/money.tsx';

const DIGITS: ReadonlySet<string> = new Set(['integer', 'group', 'decimal', 'fraction', 'minusSign']);

/** An amount that counts to its new value, its units smaller than its digits; the exact amount shows on hover. */
export function MoneyFigure(props: { cents: number }) {
  const money = useMoney();
  const shown = createTween(() => props.cents);
  const parts = () => money.shortParts(Math.round(shown()));
  return (
    <bdi title={money.exact(props.cents)}>
      <For each={parts()}>
        {({ type, value }) => (DIGITS.has(type) ? value : <span class="unit">{value}</span>)}
      </For>
    </bdi>
  );
}

/** An amount in a line of text: short, exact on hover, and whole in text of either direction. */
export function Money(props: { cents: number }) {
  const money = useMoney();
  return (
    <bdi class="amount" title={money.exact(props.cents)}>
      {money.short(props.cents)}
    </bdi>
  );
}
