import { brandIdOf, nameWords } from './brand-name.ts';
import { type Gazetteer, gazetteer } from './gazetteer.ts';

/** A shorter word of a name is too often another's. */
const LEAST_LETTERS = 3;

/**
 * The ids under which people's names would be brands: sellers and people of customers, who are known by settings and not by a call's
 * text. To be left out when figures are read. A word of a name counts alone too, unless it is a well-known brand.
 */
export function idsOfPeople(names: readonly string[], known: Gazetteer = gazetteer()): Set<string> {
  const words = names
    .flatMap(nameWords)
    .filter((word) => word.length >= LEAST_LETTERS && !known.known.has(word));
  const ids = new Set([...names, ...words].map(brandIdOf));
  ids.delete('');
  return ids;
}
