import { brandIdOf, nameWords } from './brand-name.ts';
import { wellKnownWords } from './gazetteer.ts';

/** A shorter word of a name is too often another's. */
const LEAST_LETTERS = 3;

/**
 * The ids under which a person's name would be a brand: sellers are known by what events say of them and not by a call's text, so they
 * are left out when figures are read. A word of a name counts alone too, unless it is a well-known brand.
 *
 * @param wellKnown folded words that are brands whoever bears them
 */
export function idsOfPerson(name: string, wellKnown: ReadonlySet<string> = wellKnownWords()): Set<string> {
  const words = nameWords(name).filter((word) => word.length >= LEAST_LETTERS && !wellKnown.has(word));
  const ids = new Set([name, ...words].map(brandIdOf));
  ids.delete('');
  return ids;
}
