/**
 * The two-sided p-value of Student's t: how likely a t as far from 0 as this one is, or farther. By the regularised incomplete beta
 * function: I(df ÷ (df + t²); df ÷ 2, ½). Good to ten digits.
 */
export function twoSidedP(t: number, df: number): number {
  return regularisedBeta(df / (df + t * t), df / 2, 0.5);
}

/** I(x; a, b), by its continued fraction (DLMF 8.17.22), which converges fast below its mean; above it by symmetry (8.17.4). */
export function regularisedBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - regularisedBeta(1 - x, b, a);
  const logFactor = a * Math.log(x) + b * Math.log1p(-x) + logGamma(a + b) - logGamma(a) - logGamma(b);
  return (Math.exp(logFactor) / a) * continuedFraction(x, a, b);
}

const TINY = 1e-300;
const CLOSE_ENOUGH = 1e-15;
const MOST_TERMS = 500;

/** Lentz's method: a quotient of two running terms, neither of which may become 0. */
function continuedFraction(x: number, a: number, b: number): number {
  let upper = 1;
  let lower = 1 / notZero(1 - ((a + b) * x) / (a + 1));
  let value = lower;
  for (let m = 1; m <= MOST_TERMS; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    let factor = 1;
    for (const term of [even, odd]) {
      lower = 1 / notZero(1 + term * lower);
      upper = notZero(1 + term / upper);
      factor = lower * upper;
      value *= factor;
    }
    if (Math.abs(factor - 1) < CLOSE_ENOUGH) break;
  }
  return value;
}

const notZero = (value: number) => (Math.abs(value) < TINY ? TINY : value);

/** From here on Stirling's series is good to fifteen digits. */
const STIRLING_FROM = 15;

/** ln Γ(x) for x > 0: Stirling's series (DLMF 5.11.1), small x brought up by Γ(x + 1) = x Γ(x). */
function logGamma(x: number): number {
  let product = 1;
  let z = x;
  for (; z < STIRLING_FROM; z++) product *= z;
  const w = 1 / (z * z);
  const series = (1 / 12 - w * (1 / 360 - w * (1 / 1260 - w * (1 / 1680 - w / 1188)))) / z;
  return (z - 0.5) * Math.log(z) - z + 0.5 * Math.log(2 * Math.PI) + series - Math.log(product);
}
