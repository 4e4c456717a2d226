import type { FigureName, Threshold } from '@earshot/contracts';

export type ThresholdLook = Threshold['look'];

/** What outweighs what where several thresholds colour one figure. */
const WEIGHT: Record<ThresholdLook, number> = { live: 0, delayed: 1, risk: 2 };

/**
 * Whether a threshold colours its figure: from beyond `value` on until it is back at `calm`. What lies between changes nothing, so
 * that a figure at the border does not flicker. A figure that is not there is never coloured.
 */
export function isOn(
  threshold: Pick<Threshold, 'side' | 'value' | 'calm'>,
  figure: number | undefined,
  wasOn: boolean,
): boolean {
  if (figure === undefined) return false;
  const sign = threshold.side === 'above' ? 1 : -1;
  if (sign * figure > sign * threshold.value) return true;
  return wasOn && sign * figure > sign * threshold.calm;
}

/** Thresholds that are on, each by what it says: another one in its place begins anew. */
export type Standing = ReadonlySet<string>;

const keyOf = (threshold: Threshold) => JSON.stringify(threshold);

/** Which thresholds are on, after those that were. */
export function standingAfter(
  thresholds: readonly Threshold[],
  valueNow: (figure: FigureName) => number | undefined,
  before: Standing,
): Standing {
  const on = thresholds.filter((threshold) =>
    isOn(threshold, valueNow(threshold.figure), before.has(keyOf(threshold))),
  );
  return new Set(on.map(keyOf));
}

/** How a figure looks by the thresholds that are on: the gravest counts. */
export function lookOf(
  thresholds: readonly Threshold[],
  standing: Standing,
  figure: FigureName,
): ThresholdLook | undefined {
  return gravestOf(
    thresholds
      .filter((threshold) => threshold.figure === figure && standing.has(keyOf(threshold)))
      .map(({ look }) => look),
  );
}

/** The look that outweighs the others. */
export function gravestOf(looks: readonly (ThresholdLook | undefined)[]): ThresholdLook | undefined {
  return looks.filter((look) => look !== undefined).sort((a, b) => WEIGHT[b] - WEIGHT[a])[0];
}
