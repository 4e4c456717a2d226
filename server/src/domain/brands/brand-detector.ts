import { brandIdOf } from './brand-name.ts';
import { type BrandWord, BrandWordReader } from './brand-words.ts';
import { type CallWriting, writingOf } from './call-writing.ts';
import { candidatesOf } from './candidates.ts';
import { type Evidence, evidenceOf, joinedEvidence } from './evidence.ts';
import { type Gazetteer, gazetteer } from './gazetteer.ts';
import { withoutParts } from './parts-of-names.ts';
import { peopleHeard } from './people-heard.ts';
import { namesInPlainText } from './plain-text.ts';
import { singular, trimmed } from './trimming.ts';
import { isBrand } from './verdict.ts';

/** Where a brand stands: UTF-16 offsets into a segment's text. */
export interface BrandMention {
  segment: number;
  start: number;
  end: number;
}

/** A brand, product or organisation that a call names. */
export interface HeardBrand {
  /** The same for every way to write the name: folded letters and digits, 64 at most. */
  id: string;
  /** For people: as it is heard most often. */
  label: string;
  /** In the order of the call, never empty. */
  mentions: BrandMention[];
}

interface Heard {
  mentions: BrandMention[];
  evidence: Evidence;
}

/** Finds brands, products and organisations in the text of calls, by what ships with Earshot. */
export class BrandDetector {
  readonly #known: Gazetteer;
  readonly #reader: BrandWordReader;

  constructor(known: Gazetteer = gazetteer()) {
    this.#known = known;
    this.#reader = new BrandWordReader(known);
  }

  /**
   * The brands of a call in the order in which they are first heard, found in nothing but these texts. The call is looked at as a whole:
   * a surname heard with its given name is a person everywhere in it, a word heard with a small letter is hardly a name, and half a
   * name is one where the whole is heard too.
   *
   * @param texts what was said, a segment each
   */
  find(texts: readonly string[]): HeardBrand[] {
    const segments = texts.map((text) => this.#reader.read(text));
    const writing = writingOf(segments);
    const heard = writing.capitalsTell
      ? accepted(this.#heardIn(segments, texts, writing), writing)
      : this.#heardInPlain(segments, texts);
    const brands = [...heard].map(([id, { mentions }]) => ({
      id,
      label: this.#known.owned.get(id) ?? labelOf(mentions, texts),
      mentions,
    }));
    return withoutParts(brands, this.#known);
  }

  #heardIn(
    segments: readonly BrandWord[][],
    texts: readonly string[],
    writing: CallWriting,
  ): Map<string, Heard> {
    const setting = { known: this.#known, writing, people: peopleHeard(segments, this.#known) };
    const heard = new Map<string, Heard>();
    for (const [segment, words] of segments.entries()) {
      for (const candidate of candidatesOf(words, this.#known)) {
        const part = trimmed(words, candidate, setting);
        if (part === undefined) continue;
        const mention = { segment, start: words[part.from]!.start, end: words[part.to - 1]!.end };
        const id = brandIdOf(writtenAt(mention, texts));
        if (id === '') continue;
        const evidence = evidenceOf(words, part, setting);
        const before = heard.get(id);
        before?.mentions.push(mention);
        heard.set(id, {
          mentions: before?.mentions ?? [mention],
          evidence: before ? joinedEvidence(before.evidence, evidence) : evidence,
        });
      }
    }
    return heard;
  }

  #heardInPlain(
    segments: readonly BrandWord[][],
    texts: readonly string[],
  ): Map<string, { mentions: BrandMention[] }> {
    const heard = new Map<string, { mentions: BrandMention[] }>();
    for (const [segment, words] of segments.entries()) {
      for (const { start, end } of namesInPlainText(words, this.#known)) {
        const mention = { segment, start, end };
        const id = brandIdOf(writtenAt(mention, texts));
        const before = heard.get(id);
        if (before) before.mentions.push(mention);
        else heard.set(id, { mentions: [mention] });
      }
    }
    return heard;
  }
}

/** What its evidence makes a brand, and the first words of such names where they stand alone. */
function accepted(heard: ReadonlyMap<string, Heard>, writing: CallWriting): [string, Heard][] {
  const firstWords = new Set<string>();
  for (const { evidence } of heard.values())
    if (evidence.words > 1 && !evidence.isOrdinary && isBrand(evidence, writing))
      firstWords.add(evidence.firstWord);
  const isHalf = ({ words, isOrdinary, within, firstWord }: Evidence) =>
    words === 1 && !isOrdinary && within > 0 && firstWords.has(firstWord);
  return [...heard].filter(([, { evidence }]) => isBrand(evidence, writing) || isHalf(evidence));
}

const writtenAt = ({ segment, start, end }: BrandMention, texts: readonly string[]) =>
  singular(texts[segment]!.slice(start, end));

/** The spelling heard most often, the first of several. */
function labelOf(mentions: readonly BrandMention[], texts: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const mention of mentions) {
    const written = writtenAt(mention, texts);
    counts.set(written, (counts.get(written) ?? 0) + 1);
  }
  return [...counts].reduce((best, next) => (next[1] > best[1] ? next : best))[0];
}
