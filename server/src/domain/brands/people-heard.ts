import type { BrandWord } from './brand-words.ts';
import { AFTER_PEOPLE, GREETINGS, ORGANISATION_HEADS, TITLES } from './cues.ts';
import { isKindOfThing } from './evidence.ts';
import type { Gazetteer } from './gazetteer.ts';
import { isShopOf } from './name-joints.ts';

/**
 * Folded names of the people that a call names: who is greeted or has a title, and given names with the surnames after
 * them. Heard once in full, a surname alone is known for the rest of the call.
 */
export function peopleHeard(segments: readonly (readonly BrandWord[])[], known: Gazetteer): Set<string> {
  const people = new Set<string>();
  for (const words of segments) {
    for (let i = 0; i < words.length; i++) {
      const word = words[i]!;
      if (word.shape !== 'capital' || isEmployer(words, i, people)) continue;
      const before = word.gap === 'space' || word.gap === 'border' ? words[i - 1] : undefined;
      const isAddressed =
        before !== undefined &&
        !known.known.has(word.form) &&
        (isAddress(words, i) || (before.form === 'you' && words[i - 2]?.form === 'thank'));
      const isNamed = isGiven(words, i, known) || isIntroduced(words, i, known);
      const isAlsoWord =
        word.isOrdinary && !(known.given.has(word.form) && words[i + 1]?.shape === 'capital');
      if (!isNamed && !(isAddressed && !isAlsoWord)) continue;
      if (isIntroduced(words, i, known)) people.add(words[i + 1]!.form);
      i = addPerson(words, i, { people, known });
    }
  }
  return people;
}

/** After a person's whole name and "from" or "with": Anna Smith from Craig Hallum. */
function isEmployer(words: readonly BrandWord[], at: number, people: ReadonlySet<string>): boolean {
  const cue = words[at - 1];
  if (cue === undefined || words[at]!.gap !== 'space' || (cue.form !== 'from' && cue.form !== 'with'))
    return false;
  return [words[at - 2], words[at - 3]].every((word) => word?.shape === 'capital' && people.has(word.form));
}

/** Two unknown words between "line of" and "with": whoever asks next. */
function isIntroduced(words: readonly BrandWord[], at: number, known: Gazetteer): boolean {
  const [before, first, second] = [words[at - 1], words[at]!, words[at + 1]];
  if (second?.gap === 'space' && words[at + 2] !== undefined && isRole(words, at, known)) return true;
  const after = words[second?.shape === 'capital' && second.form.length === 1 ? at + 3 : at + 2];
  if (before === undefined || second === undefined || after === undefined) return false;
  if (!BEFORE_PEOPLE.has(before.form) || !AFTER_PEOPLE.has(after.form)) return false;
  if (second.isOrdinary && !known.family.has(second.form) && !known.given.has(first.form)) return false;
  if (
    first.gap !== 'space' ||
    second.gap !== 'space' ||
    after.opens ||
    second.shape === 'lower' ||
    ORGANISATION_HEADS.has(second.form)
  )
    return false;
  if (known.known.has(`${first.form} ${second.form}`)) return false;
  return !known.known.has(first.form) || (known.family.has(second.form) && known.family.has(first.form));
}

/** Two unknown words before what they do: Jane Roe, our chief engineer. */
function isRole(words: readonly BrandWord[], at: number, known: Gazetteer): boolean {
  const [first, second] = [words[at]!, words[at + 1]!];
  if (second.shape !== 'capital' || first.isOrdinary || second.isOrdinary) return false;
  if (ORGANISATION_HEADS.has(second.form) || known.known.has(first.form)) return false;
  return isBeforeRole(words, at + 1);
}

/** Matt Fox, our chief engineer: a surname, whatever it is besides. */
function isBeforeRole(words: readonly BrandWord[], at: number): boolean {
  const after = words[at + 1];
  return after?.form === 'our' || (after?.gap === 'border' && ROLES.has(after.form));
}

const ROLES = new Set(
  'ceo cfo coo cto president chief vice senior director head manager analyst founder'.split(' '),
);
const BEFORE_PEOPLE = new Set(['of', 'to', 'from', 'by', 'is', 'am']);

function isAddress(words: readonly BrandWord[], at: number): boolean {
  const [before, word] = [words[at - 1]!, words[at]!];
  if (TITLES.has(before.form) && before.shape === 'capital') return true;
  if (!GREETINGS.has(before.form)) return false;
  return before.form !== 'is' || (word.gap === 'space' && BEFORE_IS.has(words[at - 2]?.form ?? ''));
}

/** My name is, this is: whoever speaks, and not "the secret that is Relecloud". */
const BEFORE_IS = new Set('name this here it who caller surname'.split(' '));

/** A given name; one that is a brand as well only before a surname. */
function isGiven(words: readonly BrandWord[], at: number, known: Gazetteer): boolean {
  const { form } = words[at]!;
  if (!known.given.has(form) || isShopOf(words, at, known) || isKindOfThing(words[at + 1])) return false;
  if (!known.known.has(form) && !known.words.has(form)) return true;
  const next = words[at + 1];
  if (next?.gap !== 'space' || next.shape !== 'capital' || ORGANISATION_HEADS.has(next.form)) return false;
  return !known.known.has(`${form} ${next.form}`) && (!next.isOrdinary || isBeforeRole(words, at + 1));
}

/** Adds the name that begins at a word; the place of its last word. */
function addPerson(
  words: readonly BrandWord[],
  from: number,
  { people, known }: { people: Set<string>; known: Gazetteer },
): number {
  people.add(words[from]!.form);
  let last = from;
  for (let i = from + 1; i < words.length && i <= from + 3; i++) {
    const { form, gap, shape, isOrdinary } = words[i]!;
    const isInitial = form.length === 1 && shape === 'capital';
    const joins =
      gap === 'space' || gap === 'hyphen' || (words[i - 1]!.form.length === 1 && gap === 'border');
    if (!joins || (shape !== 'capital' && shape !== 'camel') || ORGANISATION_HEADS.has(form)) break;
    const isSurname = i === from + 1 && isBeforeRole(words, i);
    if (isOrdinary && !known.family.has(form) && !isSurname) break;
    if (!isSurname && known.known.has(form) && !known.family.has(form) && !known.given.has(form)) break;
    if (!isInitial) people.add(form);
    last = i;
  }
  return last;
}
