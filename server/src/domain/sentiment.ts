export type { SentimentAnalyser } from './sentiment/analyser.ts';
export { englishAnalyser } from './sentiment/english.ts';
