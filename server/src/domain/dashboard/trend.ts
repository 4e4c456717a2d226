/** (now − before) ÷ before, or undefined where there was nothing before. */
export function trendOf(now: number, before: number): number | undefined {
  return before === 0 ? undefined : (now - before) / before;
}
