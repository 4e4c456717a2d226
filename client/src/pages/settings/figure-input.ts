import { type FigureName, type FigureUnit, unitOf } from '@earshot/contracts';
import { amountOf, centsOf } from './money-input.ts';

/** How many of a figure's own units make one of those that people write: percent, hours, euros. */
const ONE: Record<FigureUnit, number> = { cents: 100, ratio: 0.01, count: 1, perHour: 1, seconds: 3_600 };
const PLAIN = /^[-−]?\d+(?:[.,]\d+)?$/;
/** `1,000` and `1.000.000`: marks between thousands, as in amounts. */
const GROUPED = /^[-−]?[1-9]\d{0,2}(?:([.,])\d{3})(?:\1\d{3})*$/;
/** What is so large that people write it with such marks. Shares and rates are not, and have three decimals rather. */
const isLarge = (figure: FigureName) => ['count', 'seconds'].includes(unitOf(figure));
/** Ratios keep a hundredth of a percent. */
const DIGITS = 4;

/** A figure's value in its own unit, as people write it: `27` of a ratio is 0.27, `3,800` of money its cents. Undefined where it is none. */
export function figureValueOf(figure: FigureName, text: string): number | undefined {
  const plain = text.replace(/[\s'’]/g, '');
  const isLess = /^[-−]/.test(plain);
  if (unitOf(figure) === 'cents') {
    const cents = centsOf(plain.replace(/^[-−]/, ''));
    return cents === undefined || !isLess ? cents : -cents;
  }
  if (!PLAIN.test(plain) && !GROUPED.test(plain)) return undefined;
  const isGrouped = GROUPED.test(plain) && isLarge(figure);
  const digits = isGrouped ? plain.replace(/[.,]/g, '') : plain.replace(',', '.');
  const value = Number(digits.replace('−', '-')) * ONE[unitOf(figure)];
  if (Number.isNaN(value)) return undefined;
  return unitOf(figure) === 'count' && !Number.isInteger(value) ? undefined : rounded(value);
}

/** A figure's value as a text that `figureValueOf` reads. */
export function figureTextOf(figure: FigureName, value: number): string {
  const unit = unitOf(figure);
  if (unit === 'cents') return value < 0 ? `-${amountOf(-value)}` : amountOf(value);
  const written = String(rounded(value / ONE[unit]));
  return isLarge(figure) && GROUPED.test(written) ? `${written}0` : written;
}

const rounded = (value: number) => Number(value.toFixed(DIGITS));
