import type { SpeechSegment } from './call.ts';

/** `<UNIN/>`, `<UNSURE>`, `[noise]`: what a transcriber notes between words. */
const TAG = /<\/?[a-z][^<>]*>|\[[^[\]]*\]/gi;
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;

/**
 * What was said, without the transcriber's tags: everything in square brackets and every `<tag>`, but not the words
 * between an opening and a closing tag. Each tag becomes white space of its own length, so that a place in the
 * result is the same place in the transcript.
 */
export function spokenText(text: string): string {
  if (!text.includes('<') && !text.includes('[')) return text;
  return text.replace(TAG, (tag) => ' '.repeat(tag.length));
}

/**
 * The segments that figures count, in their order (start, end, customer first, text) and without tags. One in which
 * no letter or digit was said counts for nothing.
 */
export function countingSegments(segments: readonly SpeechSegment[]): SpeechSegment[] {
  const counting: SpeechSegment[] = [];
  for (const segment of segments) {
    const text = spokenText(segment.text);
    if (isCounting(text)) counting.push(text === segment.text ? segment : { ...segment, text });
  }
  return counting.sort(bySpeech);
}

/** Whether anything was said in a spoken text. */
export function isCounting(text: string): boolean {
  return LETTER_OR_DIGIT.test(text);
}

/** The order of speech: start, end, customer first, text. */
export function bySpeech(a: SpeechSegment, b: SpeechSegment): number {
  return (
    a.startMs - b.startMs ||
    a.endMs - b.endMs ||
    (a.speaker < b.speaker ? -1 : a.speaker > b.speaker ? 1 : 0) ||
    (a.text < b.text ? -1 : a.text > b.text ? 1 : 0)
  );
}
