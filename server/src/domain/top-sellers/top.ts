/** A seller with at least one finished call or won deal in the period, and what was won. */
export interface SellerInPlay {
  sellerId: string;
  revenueWonCents: number;
}

export interface Selection {
  /** Ids of who is on top, sorted. */
  top: string[];
  inPlay: number;
  /** Whether the top is compared with the others: enough in play, and someone on top. */
  compared: boolean;
}

const FEWEST_IN_PLAY = 4;

/**
 * Who is on top of those in play: whose won revenue is above the mean, or whom a manager named (`stars`; none named: by
 * revenue). A star who is not in play is not on top.
 */
export function topOf(inPlay: readonly SellerInPlay[], stars: readonly string[] = []): Selection {
  const isOnTop = onTopOf(inPlay, stars);
  const top = inPlay.filter(isOnTop).map(({ sellerId }) => sellerId);
  return { top: top.sort(), inPlay: inPlay.length, compared: isCompared(inPlay.length, top.length) };
}

/** Tells who of those in play is on top. */
export function onTopOf(
  inPlay: readonly SellerInPlay[],
  stars: readonly string[] = [],
): (seller: SellerInPlay) => boolean {
  if (stars.length === 0) return aboveMean(inPlay);
  const named = new Set(stars);
  return ({ sellerId }) => named.has(sellerId);
}

/** Whether so many on top, of so many in play, are compared with the others. */
export function isCompared(inPlay: number, top: number): boolean {
  return inPlay >= FEWEST_IN_PLAY && top > 0;
}

/** Exactly, in integers: a whole number is above sum ÷ count where it is above its whole part. */
function aboveMean(inPlay: readonly SellerInPlay[]): (seller: SellerInPlay) => boolean {
  let sum = 0;
  for (const { revenueWonCents } of inPlay) sum += revenueWonCents;
  const wholeMean = (sum - (sum % inPlay.length)) / inPlay.length;
  return ({ revenueWonCents }) => revenueWonCents > wholeMean;
}
