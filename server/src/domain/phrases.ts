export type { PhraseLanguage } from './phrases/language.ts';
export {
  type PhraseCount,
  type PhraseOccurrence,
  phrasesOf,
  phrasesOfCall,
  type SpokenPhrases,
} from './phrases/phrases.ts';
