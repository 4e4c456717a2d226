import type { SentimentClass } from '@earshot/contracts';
import Sentiment from 'sentiment';
import vader from 'vader-sentiment';
import wink from 'wink-sentiment';
import { CLASS_BOUND_THOUSANDTHS } from '../../domain/call-metrics.ts';
import { englishAnalyser } from '../../domain/sentiment.ts';

/** Something that tells the class of a text. */
export interface Contestant {
  name: string;
  classOf(text: string): SentimentClass;
}

const afinn = new Sentiment();

const bySign = (score: number): SentimentClass =>
  score < 0 ? 'negative' : score > 0 ? 'positive' : 'neutral';
/** VADER's authors draw the line at ±0.05 as well. */
const byBound = (score: number, bound: number): SentimentClass =>
  score <= -bound ? 'negative' : score >= bound ? 'positive' : 'neutral';

/** Our analyser as the figures use it, and the usual packages with lists of words, each read as its authors say. */
export const CONTESTANTS: readonly [Contestant, ...Contestant[]] = [
  {
    name: 'Earshot',
    classOf: (text) => byBound(englishAnalyser.scoreOf(text) ?? 0, CLASS_BOUND_THOUSANDTHS),
  },
  { name: 'sentiment (AFINN-165)', classOf: (text) => bySign(afinn.analyze(text).score) },
  {
    name: 'vader-sentiment',
    classOf: (text) => byBound(vader.SentimentIntensityAnalyzer.polarity_scores(text).compound, 0.05),
  },
  { name: 'wink-sentiment', classOf: (text) => bySign(wink(text).score) },
];
