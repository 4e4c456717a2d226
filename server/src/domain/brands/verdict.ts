import type { CallWriting } from './call-writing.ts';
import type { Evidence } from './evidence.ts';

/** Whether what was heard of a name makes it a brand, product or organisation. */
export function isBrand(evidence: Evidence, { isKnownLanguage }: CallWriting): boolean {
  const { within, opening, words, listed } = evidence;
  if (evidence.hasLegalForm && (!evidence.isOrdinary || words > 2)) return true;
  if (listed === 'known' && isKnownBrand(evidence)) return true;
  if (listed === 'brand' && isListedBrand(evidence)) return true;
  if (isIntroduced(evidence)) return true;
  if (listed !== undefined) return false;
  if (evidence.isNumbered) return within > 1 || evidence.cued > 0 || evidence.hasLongNumber;
  if (evidence.isCode) return within > 2 || (evidence.cued > 0 && within > 1);
  if (evidence.isAbbreviation) return isAbbreviatedName(evidence);
  if (evidence.hasInnerCapital || evidence.isDomain) return true;
  if (evidence.hasNumber) return within > 0;
  if (evidence.hasHead) return evidence.isOrdinary ? within > 0 : true;
  if (evidence.isOrdinary)
    return words > 1
      ? within > (evidence.isAlsoSmall ? 2 : 1) || evidence.cued > 0
      : within > 2 && !evidence.isAlsoSmall && (!evidence.isGiven || evidence.ofKind > 0);
  if (evidence.placed > 0 && evidence.placed === within) return false;
  if (evidence.hasUnknownWord && words > 1) return within > 1 || evidence.cued > 0;
  if (evidence.hasUnknownWord)
    return (
      (within > 1 && !evidence.isAlsoSmall) ||
      (evidence.cued > 0 && !evidence.isDemonym) ||
      (isKnownLanguage && opening > 1 && !evidence.isAlsoSmall)
    );
  return words > 1 ? within > 1 : within > 1 && evidence.cued > 0 && !evidence.isGiven;
}

function isKnownBrand({
  words,
  isOrdinary,
  isAlsoName,
  isAlsoSmall,
  isAbbreviation,
  within,
  cued,
}: Evidence) {
  if (words > 1 || isAbbreviation) return !isOrdinary || within > 0;
  if (isOrdinary) return within > 0 && (!isAlsoSmall || cued > 0);
  if (isAlsoName) return within > 0;
  return true;
}

function isListedBrand({
  isGiven,
  ofKind,
  words,
  isOrdinary,
  isAlsoName,
  isAlsoSmall,
  isAbbreviation,
  within,
  cued,
}: Evidence) {
  if (words > 1 || isAbbreviation) return !isOrdinary || within > 0;
  if (isGiven) return ofKind > 0;
  if (isOrdinary) return within > 1 && !isAlsoSmall && cued > 0;
  if (isAlsoName) return within > 0 && cued > 0;
  return within > 0;
}

/** Two letters once are a slip or a shorthand more often than a name, and what is mostly counted (our RGs) is a kind of thing. */
const isAbbreviatedName = ({ counted, within, opening, firstWord }: Evidence) =>
  2 * counted <= within + opening && (firstWord.length > 2 || within > 1);

/** Whoever a person is from. */
const isIntroduced = ({ introduced, isDemonym, words, isGiven }: Evidence) =>
  introduced > 0 && !isDemonym && !(words === 1 && isGiven);
