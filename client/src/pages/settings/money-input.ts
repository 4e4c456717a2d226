/**
 * The cents that a text means, as people write amounts: `3800000`, `3,800,000`, `3.800.000,50`. The last mark with one or two digits
 * behind it parts the cents. Undefined where it is no amount; an empty text is none as well.
 */
export function centsOf(text: string): number | undefined {
  const plain = text.replace(/[\s\u00A0\u202F'’]/g, '');
  const match = /^(\d[\d.,]*?)(?:[.,](\d{1,2}))?$/.exec(plain);
  if (!match) return undefined;
  const whole = match[1]!.replace(/[.,]/g, '');
  const cents = Number(whole) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
  return Number.isSafeInteger(cents) ? cents : undefined;
}

/** Cents as a text that `centsOf` reads, without marks between thousands. */
export function amountOf(cents: number | undefined): string {
  if (cents === undefined) return '';
  return cents % 100 === 0 ? String(cents / 100) : (cents / 100).toFixed(2);
}
