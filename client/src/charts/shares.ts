/**
 * Whole percents of the parts, each rounded half up by itself, so that one figure reads the same wherever it stands; they may add
 * up to 99 or 101. Zeros where there is nothing.
 */
export function sharesOf(parts: readonly number[]): number[] {
  const total = parts.reduce((sum, part) => sum + part, 0);
  return parts.map((part) => (total === 0 ? 0 : Math.round((100 * part) / total)));
}
