export type { PhraseCount } from './phrases/phrases.ts';
export { type SellerSums, type TopSellersInput, topSellersFigures } from './top-sellers/figures.ts';
export {
  bestPracticeKeywords,
  type LanguagePhrases,
  logOddsZ,
  type ScoreInput,
  type Spoken,
} from './top-sellers/keywords.ts';
export { type Selection, type SellerInPlay, topOf } from './top-sellers/top.ts';
export { verdictOf, welchP } from './top-sellers/verdict.ts';
