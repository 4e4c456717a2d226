/** Words set inside a circle of radius 1. */
export interface Fitted {
  lines: string[];
  /** Font size, as a part of the radius. */
  size: number;
  /** How far apart lines are, as a part of the radius; together they stand in the middle. */
  leading: number;
}

const LEADING = 1.12;
const LARGEST = 0.42;
/** How much of the circle words may fill, and half of a line's visible height in em. */
const INSIDE = 0.9;
const HALF_HEIGHT = 0.38;
/** More never fit, and would take long to try. */
const MOST_WORDS = 12;
const MOST_LINES = 4;

/** About how wide a text is in em, in a semi-bold sans serif: no measuring, so that it is the same everywhere. */
export function widthEm(text: string): number {
  let width = 0;
  for (const char of text) {
    if (
      /[\u1100-\u11FF\u2E80-\u9FFF\uAC00-\uD7FF\uF900-\uFAFF\uFF00-\uFF60]|\p{Extended_Pictographic}/u.test(
        char,
      )
    )
      width += 1;
    else if (/[iljtfrI1.,:;'’|! ιΙί-]/.test(char)) width += 0.36;
    else if (/[mwMW%@ωφψΩΦΨ]/.test(char)) width += 0.88;
    else if (/\p{Lu}/u.test(char)) width += 0.7;
    else width += 0.59;
  }
  return width;
}

const offsetOf = (line: number, lines: number) => (line - (lines - 1) / 2) * LEADING;

function sizeOf(lines: readonly string[]): number {
  const sizes = lines.map((text, line) => {
    const edge = Math.abs(offsetOf(line, lines.length)) + HALF_HEIGHT;
    return INSIDE / Math.hypot(widthEm(text) / 2, edge);
  });
  return Math.min(LARGEST, ...sizes);
}

/** All ways to set the words in up to `most` lines, in their order. */
function settings(words: readonly string[], most: number): string[][] {
  if (most === 1 || words.length === 1) return [[words.join(' ')]];
  return words.flatMap((_, i) => {
    const [head, rest] = [words.slice(0, i + 1).join(' '), words.slice(i + 1)];
    return rest.length === 0 ? [[head]] : settings(rest, most - 1).map((lines) => [head, ...lines]);
  });
}

/**
 * Sets a label whole inside a circle, as large as it fits, in up to four lines; undefined for what never fits. It tries every way
 * to do so: once for a label, not once for each of its sizes.
 */
export function fitLabel(label: string): Fitted | undefined {
  const words = label.trim().split(/\s+/);
  if (words.length > MOST_WORDS) return undefined;
  let best: { lines: string[]; size: number } = { lines: [], size: 0 };
  for (const lines of settings(words, MOST_LINES)) {
    const size = sizeOf(lines);
    if (size > best.size + 0.005) best = { lines, size };
  }
  return { ...best, leading: LEADING * best.size };
}

/** A fitted label where its size is readable, `smallest` being the least such size as a part of the radius: whole, or none. */
export const legible = (fitted: Fitted | undefined, smallest: number): Fitted | undefined =>
  fitted !== undefined && fitted.size >= smallest ? fitted : undefined;

/** A label is shown from this radius on, in sixteenths of a rem and in pixels, where it fits whole at a readable size; else on hover, focus and touch. */
const LABEL_FROM = 28;
const SMALLEST_PX = 12;
/** What a dashed ring leaves of a bubble for its label: the scale in the style sheet. */
const INSIDE_RING = 0.88;

/** What makes a label readable. */
export interface Least {
  /** Pixels in a sixteenth of a rem, in which sizes are. */
  unit: number;
  /** The smallest size of text. */
  text?: number | undefined;
}

/** The size from which a label is readable, as a part of its bubble's radius. On no screen is it less than 12 pixels. */
export function smallestOf(
  { radius, tone }: { radius: number; tone?: 'atRisk' | 'watch' | undefined },
  { unit, text = SMALLEST_PX }: Least,
): number {
  if (radius * Math.min(1, unit) < LABEL_FROM) return Number.POSITIVE_INFINITY;
  return Math.max(text, SMALLEST_PX / unit) / (radius * (tone === 'watch' ? INSIDE_RING : 1));
}
