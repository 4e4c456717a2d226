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
  const named = new Set(stars);
  const isOnTop = named.size > 0 ? (seller: SellerInPlay) => named.has(seller.sellerId) : aboveMean(inPlay);
  const top = inPlay.filter(isOnTop).map(({ sellerId }) => sellerId);
  return {
    top: top.sort(),
    inPlay: inPlay.length,
    compared: inPlay.length >= FEWEST_IN_PLAY && top.length > 0,
  };
}

/** Exactly, in integers: a whole number is above sum ÷ count where it is above its whole part. */
function aboveMean(inPlay: readonly SellerInPlay[]): (seller: SellerInPlay) => boolean {
  const sum = inPlay.reduce((total, { revenueWonCents }) => total + revenueWonCents, 0);
  const wholeMean = (sum - (sum % inPlay.length)) / inPlay.length;
  return ({ revenueWonCents }) => revenueWonCents > wholeMean;
}
