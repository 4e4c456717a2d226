/** What a comparison of top sellers with the others is worth: too few to tell, no clear difference, or a clear one. */
export type Verdict = 'tooFew' | 'same' | 'different';

/** A figure of the top sellers beside that of all sellers in play, top sellers included. */
export interface Compared<T> {
  /** Absent where nothing is compared, or where there is nothing to make it from. */
  top?: T;
  team?: T;
  verdict?: Verdict;
}

export interface SentimentCounts {
  positive: number;
  neutral: number;
  negative: number;
}

/** Seconds, as a mean a seller in play. */
export interface EngagementSeconds {
  emailSec: number;
  phoneSec: number;
  meetingSec: number;
}

export interface BestPracticeKeyword {
  label: string;
  /** How often the top sellers said it, and in how many of their calls. */
  mentions: number;
  calls: number;
  /** (Their count + 1) per 1,000 words ÷ the others' likewise. */
  lift: number;
}

/** What characterises top sellers. */
export interface TopSellers {
  /** The top sellers themselves. */
  sellers: Record<string, { name: string; revenueWon: number }>;
  /** Sellers with a finished call or a won deal in the period. */
  inPlay: number;
  /** False with fewer than 4 in play, or no one on top: then there is no `top` below. */
  compared: boolean;
  /** Finished calls that the comparison rests on. */
  calls: { top?: number; team: number };
  /** Talk ÷ (talk + listen). */
  talkRatio: Compared<number>;
  /** Switches an hour of call. */
  switchRate: Compared<number>;
  /** Analysed calls by class. */
  sentiment: Compared<SentimentCounts> & { team: SentimentCounts };
  engagement: Compared<EngagementSeconds> & { team: EngagementSeconds };
  /** The 20 phrases that top sellers say most markedly more than the others, by phrase. */
  bestPracticeKeywords: Record<string, BestPracticeKeyword>;
}
