import { createMemo, Index } from 'solid-js';
import { createTween } from '../charts/motion.ts';
import { useMoney } from '../i18n/money.tsx';

const DIGITS: ReadonlySet<string> = new Set(['integer', 'group', 'decimal', 'fraction', 'minusSign']);

interface Run {
  isUnit: boolean;
  text: string;
}

/** Digits and what belongs to them as one run, each unit as another: a number is one thing, however it is written. */
function runsOf(parts: readonly Intl.NumberFormatPart[]): Run[] {
  const runs: Run[] = [];
  for (const { type, value } of parts) {
    const isUnit = !DIGITS.has(type);
    const last = runs.at(-1);
    if (last?.isUnit === isUnit) last.text += value;
    else runs.push({ isUnit, text: value });
  }
  return runs;
}

const readAlike = (a: readonly Run[], b: readonly Run[]) =>
  a.length === b.length && a.every(({ isUnit, text }, i) => isUnit === b[i]?.isUnit && text === b[i]?.text);

/** An amount that counts to its new value, its units smaller than its digits; the exact amount shows on hover. */
export function MoneyFigure(props: { cents: number }) {
  const money = useMoney();
  const cents = createMemo(() => props.cents);
  const shown = createTween(cents);
  const runs = createMemo(() => runsOf(money.shortParts(Math.round(shown()))), [], { equals: readAlike });
  return (
    <bdi title={money.exact(cents())}>
      <Index each={runs()}>{(run) => <span classList={{ unit: run().isUnit }}>{run().text}</span>}</Index>
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
