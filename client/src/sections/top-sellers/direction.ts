export type Direction = 'more' | 'less' | 'same';

/** How a value stands to another as a reader sees both: two that are written alike are the same. */
export function directionOf(value: number, other: number, written: (value: number) => string): Direction {
  if (written(value) === written(other)) return 'same';
  return value > other ? 'more' : 'less';
}
