/** Buckets kept at most; beyond it the fullest of the oldest are forgotten, which only ever lets more through. */
const MAX_BUCKETS = 50_000;

/** Lets so many requests a minute through for each key, and `burst` of them at once: a whole minute's worth by default. */
export class RateLimit {
  private readonly buckets = new Map<string, { left: number; atMs: number }>();

  constructor(
    private readonly perMinute: number,
    private readonly burst = perMinute,
  ) {}

  /** Takes one request out of `key`'s bucket; false where it is empty. */
  allows(key: string, nowMs: number): boolean {
    const before = this.buckets.get(key);
    const regained = before === undefined ? 0 : ((nowMs - before.atMs) * this.perMinute) / 60_000;
    const left = Math.min(this.burst, (before?.left ?? this.burst) + Math.max(0, regained));
    const isAllowed = left >= 1;
    this.buckets.delete(key);
    this.buckets.set(key, { left: isAllowed ? left - 1 : left, atMs: nowMs });
    if (this.buckets.size > MAX_BUCKETS) this.buckets.delete(this.buckets.keys().next().value!);
    return isAllowed;
  }
}
