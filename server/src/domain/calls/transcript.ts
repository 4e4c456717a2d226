import type { Mark, SentimentClass, TranscriptSegment } from '@earshot/contracts';
import type { BrandFinder, NamedBrand } from '../brands-heard.ts';
import type { FinishedCall, SpeechSegment } from '../call.ts';
import { CLASS_BOUND_THOUSANDTHS, questionMarks } from '../call-metrics.ts';
import { Matcher } from '../matcher.ts';
import { bySpeech, isCounting, spokenText } from '../segments.ts';
import type { SentimentAnalyser } from '../sentiment.ts';
import type { TrackedTerm } from '../trackers.ts';

/** What there is to be heard in a call. */
export interface ListenedFor {
  /** Those that may be heard in this call. */
  terms: readonly TrackedTerm[];
  /** The brands that this call counts, as it writes them. */
  known: readonly NamedBrand[];
}

export interface TranscriptContext extends ListenedFor {
  sentiment: SentimentAnalyser;
  brands: BrandFinder;
}

export interface Transcript {
  /** In the order of speech. */
  segments: TranscriptSegment[];
  /** The weighted mean of the customer's scores, −1…1; undefined where there is none. */
  score: number | undefined;
}

interface Spoken {
  segment: SpeechSegment;
  /** Without the transcriber's tags; a place in it is the same place in the segment's text. */
  text: string;
  counts: boolean;
}

/** A call's transcript with its scores and with every place that is counted, as the analysis of the call finds them. */
export function transcriptOf(call: FinishedCall, context: TranscriptContext): Transcript {
  const spoken = spokenOf(call);
  const scores = scoresOf(spoken, context.sentiment, call.language);
  const brands = brandMarks(spoken, context);
  const matcher = new Matcher(context.terms);
  const segments = spoken.map(({ segment, text, counts }, i): TranscriptSegment => {
    const score = scores[i];
    return {
      speaker: segment.speaker,
      startSec: segment.startMs / 1000,
      endSec: segment.endMs / 1000,
      text: segment.text,
      counts,
      ...(score !== undefined && { score: score / 1000, sentiment: classOf(score) }),
      marks: counts
        ? [...termMarks(text, matcher, context.terms), ...(brands.get(i) ?? []), ...questionsIn(text)].sort(
            byPlace,
          )
        : [],
    };
  });
  return { segments, score: meanScore(spoken, scores) };
}

/** Segments in the order in which the analysis counts them: by what was said, without tags, where two stand side by side. */
function spokenOf({ segments }: FinishedCall): Spoken[] {
  return segments
    .map((segment) => {
      const text = spokenText(segment.text);
      return { segment, text, counts: isCounting(text) };
    })
    .sort((a, b) => bySpeech({ ...a.segment, text: a.text }, { ...b.segment, text: b.text }));
}

/** Thousandths; the transcript's own scores win, and what the analyser does not understand has none. */
function scoresOf(
  spoken: readonly Spoken[],
  analyser: SentimentAnalyser,
  language: string | undefined,
): (number | undefined)[] {
  const customer = spoken.filter(({ segment, counts }) => counts && segment.speaker === 'customer');
  const isUnderstood = analyser.understands(
    customer.map(({ text }) => text),
    language,
  );
  return spoken.map(({ segment: { speaker, sentimentThousandths }, text, counts }) => {
    if (!counts || sentimentThousandths !== undefined) return sentimentThousandths;
    return isUnderstood && speaker === 'customer' ? analyser.scoreOf(text) : undefined;
  });
}

function meanScore(spoken: readonly Spoken[], scores: readonly (number | undefined)[]): number | undefined {
  const scored = spoken.flatMap(({ segment, counts }, i) => {
    const score = scores[i];
    return counts && segment.speaker === 'customer' && score !== undefined
      ? [{ lengthMs: segment.endMs - segment.startMs, score }]
      : [];
  });
  const isTimed = scored.some(({ lengthMs }) => lengthMs > 0);
  const weights = scored.map(({ lengthMs }) => (isTimed ? lengthMs : 1));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (total === 0) return undefined;
  return scored.reduce((sum, { score }, i) => sum + score * weights[i]!, 0) / (1000 * total);
}

function classOf(score: number): SentimentClass {
  if (score <= -CLASS_BOUND_THOUSANDTHS) return 'negative';
  return score >= CLASS_BOUND_THOUSANDTHS ? 'positive' : 'neutral';
}

function termMarks(text: string, matcher: Matcher, terms: readonly TrackedTerm[]): Mark[] {
  return matcher.find(text).map(({ entry, start, end }) => {
    const { kind, id, label } = terms[entry]!;
    return { kind, id, label, start, end };
  });
}

/** By segment: where the brands that the call counts stand. */
function brandMarks(spoken: readonly Spoken[], { known, brands }: TranscriptContext): Map<number, Mark[]> {
  const marks = new Map<number, Mark[]>();
  if (known.length === 0) return marks;
  const counting = spoken.flatMap(({ text, counts }, i) => (counts ? [{ text, i }] : []));
  const labels = new Map(known.map(({ id, label }) => [id, label]));
  for (const { id, mentions } of brands.find(counting.map(({ text }) => text))) {
    const label = labels.get(id);
    if (label === undefined) continue;
    for (const { segment, start, end } of mentions) {
      const { i } = counting[segment]!;
      const ofSegment = marks.get(i) ?? [];
      marks.set(i, ofSegment);
      ofSegment.push({ kind: 'brand', id, label, start, end });
    }
  }
  return marks;
}

function questionsIn(text: string): Mark[] {
  return questionMarks(text).map((place) => ({ kind: 'question', ...place }));
}

function byPlace(a: Mark, b: Mark): number {
  return a.start - b.start || b.end - a.end;
}
