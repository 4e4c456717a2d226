import type { Verdict } from '@earshot/contracts';

/** One side of a comparison: a value for each seller that has one, and how many calls stand behind them. */
export interface Sample {
  values: number[];
  calls: number;
}

/** Too few calls or sellers on a side; else whether the means differ, by Welch's t-test at 5 %, two-sided. */
export function verdictOf(a: Sample, b: Sample): Verdict {
  if ([a, b].some(({ values, calls }) => calls < 10 || values.length < 3)) return 'tooFew';
  return pOfWelch(a.values, b.values) < 0.05 ? 'different' : 'same';
}

/** Welch 1947, with the degrees of freedom of Welch and Satterthwaite. */
export function pOfWelch(a: readonly number[], b: readonly number[]): number {
  if ([a, b].every((values) => new Set(values).size === 1)) return a[0] === b[0] ? 1 : 0;
  const sides = [a, b].map((values) => {
    const mean = sum(values) / values.length;
    const variance = sum(values.map((value) => (value - mean) ** 2)) / (values.length - 1);
    return { mean, error: variance / values.length, freedom: values.length - 1 };
  });
  const error = sum(sides.map((side) => side.error));
  const t = (sides[0]!.mean - sides[1]!.mean) / Math.sqrt(error);
  return pOfStudent(t, error ** 2 / sum(sides.map((side) => side.error ** 2 / side.freedom)));
}

/**
 * The share of Student's distribution that lies at least as far out as ±t. With t = √df · tan θ its density becomes
 * cos^(df − 1) θ on −90°…90°, which Simpson's rule adds up.
 */
export function pOfStudent(t: number, df: number): number {
  const density = (angle: number) => Math.max(0, Math.cos(angle)) ** (df - 1);
  const outside = simpson(density, Math.atan(Math.abs(t) / Math.sqrt(df)), Math.PI / 2);
  return outside / simpson(density, 0, Math.PI / 2);
}

const STEPS = 4_000;

function simpson(f: (x: number) => number, from: number, to: number): number {
  const width = (to - from) / STEPS;
  const weights = Array.from({ length: STEPS + 1 }, (_, i) =>
    i === 0 || i === STEPS ? 1 : i % 2 === 0 ? 2 : 4,
  );
  return (width / 3) * sum(weights.map((weight, i) => weight * f(from + i * width)));
}

const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
