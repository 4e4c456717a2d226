export type { PhraseCount } from './phrases/phrases.ts';
export {
  bySellerId,
  figuresOfPlayers,
  type Player,
  playerOf,
  type SellerSums,
  type TopSellersInput,
  topSellersFigures,
} from './top-sellers/figures.ts';
export {
  type LanguagePhrases,
  logOddsZ,
  type RankedKeyword,
  rankedKeywords,
  type ScoreInput,
  type Spoken,
  shownKeywords,
} from './top-sellers/keywords.ts';
export { type Selection, type SellerInPlay, topOf } from './top-sellers/top.ts';
export { verdictOf, welchP } from './top-sellers/verdict.ts';
