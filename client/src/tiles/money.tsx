import { createMemo, Index } from 'solid-js';
import { createTween } from '../charts/motion.ts';
import { useMoney } from '../i18n/money.tsx';

const DIGITS: ReadonlySet<string> = new Set(['integer', 'group', 'decimal', 'fraction', 'minusSign']);

const readAlike = (a: readonly Intl.NumberFormatPart[], b: readonly Intl.NumberFormatPart[]) =>
  a.length === b.length && a.every(({ type, value }, i) => type === b[i]?.type && value === b[i]?.value);

/** An amount that counts to its new value, its units smaller than its digits; the exact amount shows on hover. */
export function MoneyFigure(props: { cents: number }) {
  const money = useMoney();
  const cents = createMemo(() => props.cents);
  const shown = createTween(cents);
  const parts = createMemo(() => money.shortParts(Math.round(shown())), [], { equals: readAlike });
  return (
    <bdi title={money.exact(cents())}>
      <Index each={parts()}>
        {(part) => <span classList={{ unit: !DIGITS.has(part().type) }}>{part().value}</span>}
      </Index>
    </bdi>
  );
}

/** An amount in a line of text: short, exact on hover, and whole in text of either direction. */
export function Money(props: { cents: number }) {
  const money = useMoney();
  const cents = createMemo(() => props.cents);
  return (
    <bdi class="amount" title={money.exact(cents())}>
      {money.short(cents())}
    </bdi>
  );
}
