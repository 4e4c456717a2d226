import type { Bubble } from './bubble.ts';

/** Words set inside a circle of radius 1. */
export interface Fitted {
  lines: string[];
  /** Font size, as a part of the radius. */
  size: number;
  /** The size at which it would fill the circle: more than is ever needed to read it, but in a small one. */
  filling: number;
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
  return Math.min(...sizes);
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
  let best: { lines: string[]; size: number; filling: number } = { lines: [], size: 0, filling: 0 };
  for (const lines of settings(words, MOST_LINES)) {
    const filling = sizeOf(lines);
    const size = Math.min(LARGEST, filling);
    if (size > best.size + 0.005) best = { lines, size, filling };
  }
  return { ...best, leading: LEADING * best.size };
}

/** A fitted label where its size is readable, `smallest` being the least such size as a part of the radius: whole, or none. */
export const legible = (fitted: Fitted | undefined, smallest: number): Fitted | undefined =>
  fitted !== undefined && fitted.size >= smallest ? fitted : undefined;

/** How much smaller than readable a whole label may come out that fills its circle: there is a little room beyond. */
const TIGHT = 0.94;

/** As `legible`, but as near to the edge as a readable size needs: that is better than a part of the label or none. */
export const tight = (fitted: Fitted | undefined, smallest: number): Fitted | undefined =>
  fitted === undefined || fitted.filling < TIGHT * smallest
    ? undefined
    : (legible(fitted, smallest) ?? { ...fitted, size: smallest, leading: LEADING * smallest });

/** Fewer letters than these tell nothing. */
const FEWEST_LETTERS = 4;
const ELLIPSIS = '…';
const ELLIPSIS_EM = 0.85;
/** What is only begun goes nearer to the edge, so that more of it stands. */
const SNUG = 0.95;
/** Two letters and the sign that there is more. */
const LEAST_LINE = 3;

/** As much of a text as a line is wide, and the sign that there is more. */
function cut(text: string, width: number): string {
  let kept = '';
  for (const char of text) {
    if (widthEm(kept + char) + ELLIPSIS_EM > width) break;
    kept += char;
  }
  return `${kept.replace(/[\s\p{P}]+$/u, '')}${ELLIPSIS}`;
}

/** The beginning of a label in `count` lines of a circle; undefined where a line would not begin with a whole word. */
function begun(words: readonly string[], count: number, size: number): string[] | undefined {
  const lines: string[] = [];
  let at = 0;
  for (let line = 0; line < count; line++) {
    const edge = Math.abs(offsetOf(line, count)) + HALF_HEIGHT;
    const width = 2 * Math.sqrt(Math.max(0, (SNUG / size) ** 2 - edge ** 2));
    if (line === count - 1) return [...lines, cut(words.slice(at).join(' '), width)];
    const from = at;
    while (at < words.length - 1 && widthEm(words.slice(from, at + 1).join(' ')) <= width) at++;
    if (at === from) return undefined;
    lines.push(words.slice(from, at).join(' '));
  }
  return undefined;
}

/** The beginning of a label that does not fit whole: as much as the circle holds at a readable size. */
export function shortened(label: string, smallest: number): Fitted | undefined {
  const words = label.trim().split(/\s+/);
  let best: { lines: string[]; letters: number } = { lines: [], letters: FEWEST_LETTERS - 1 };
  for (let count = 1; count <= MOST_LINES; count++) {
    const lines = begun(words, count, smallest);
    // A line of its own has to begin a word, not only to say that there is more.
    if (lines === undefined || (lines.at(-1) ?? '').length < LEAST_LINE) continue;
    const letters = lines.join('').length - ELLIPSIS.length;
    if (letters > best.letters) best = { lines, letters };
  }
  return best.lines.length === 0
    ? undefined
    : { lines: best.lines, size: smallest, filling: smallest, leading: LEADING * smallest };
}

/** A label is shown from this radius on, in sixteenths of a rem and in pixels; else on hover, focus and touch. */
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

/** The smallest text, in sixteenths of a rem. On no screen is it less than 12 pixels. */
export const leastSize = ({ unit, text = SMALLEST_PX }: Least) => Math.max(text, SMALLEST_PX / unit);

type Marked = Pick<Bubble, 'tone'> & Partial<Pick<Bubble, 'strong'>>;

/** What its colour calls the eye to has to say what it is, also where it is small. */
export const isCalling = ({ strong, tone }: Marked) => strong === true || tone === 'atRisk';

/** The size from which a label is readable, as a part of its bubble's radius. */
export function smallestOf({ radius, ...marked }: { radius: number } & Marked, least: Least): number {
  if (!isCalling(marked) && radius * Math.min(1, least.unit) < LABEL_FROM) return Number.POSITIVE_INFINITY;
  return leastSize(least) / (radius * (marked.tone === 'watch' ? INSIDE_RING : 1));
}
