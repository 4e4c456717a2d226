import type { FinishedCall } from './call.ts';
import { countingSegments } from './segments.ts';
import type { SentimentAnalyser } from './sentiment.ts';

/**
 * A call without what was said in it: of each counting segment stays who spoke, when, and how it sounded. The analyser's scores
 * are put down with those of the transcript, since nothing can be asked of the text again.
 */
export function retiredCall(call: FinishedCall, sentiment: SentimentAnalyser): FinishedCall {
  const segments = countingSegments(call.segments);
  const customer = segments.filter(({ speaker }) => speaker === 'customer');
  const isUnderstood = sentiment.understands(
    customer.map(({ text }) => text),
    call.language,
  );
  return {
    ...call,
    segments: segments.map(({ speaker, startMs, endMs, text, sentimentThousandths }) => {
      const told = speaker === 'customer' && isUnderstood ? sentiment.scoreOf(text) : undefined;
      const score = sentimentThousandths ?? told;
      return {
        ...{ speaker, startMs, endMs, text: '' },
        ...(score !== undefined && { sentimentThousandths: score }),
      };
    }),
  };
}
