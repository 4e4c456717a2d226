import { scaleLinear } from 'd3-scale';

export interface BulletValues {
  /** What is reached. */
  done: number;
  /** What may come on top of it. */
  ahead?: number | undefined;
  target?: number | undefined;
  /** Where it should stand today. */
  pace?: number | undefined;
}

/** Places on a bar, as parts of its length. */
export interface BulletPlaces {
  doneTo: number;
  aheadTo: number;
  targetAt: number | undefined;
  paceAt: number | undefined;
}

/** Where the parts of a bullet bar lie on a bar as long as the furthest of them. */
export function bulletPlaces({ done, ahead = 0, target, pace }: BulletValues): BulletPlaces {
  const furthest = Math.max(done + ahead, target ?? 0, pace ?? 0);
  const at = scaleLinear([0, Math.max(furthest, 1)], [0, 1]).clamp(true);
  return {
    doneTo: at(done),
    aheadTo: at(done + ahead),
    targetAt: target === undefined ? undefined : at(target),
    paceAt: pace === undefined ? undefined : at(pace),
  };
}
