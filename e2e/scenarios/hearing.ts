// The oracle knows no language: what the server's own pure functions hear in a text is lent to it here, as data. Whether they hear
// rightly is measured elsewhere (`npm run evaluate`); every figure that is made of it is the oracle's own.
import { BrandDetector } from '../../server/src/domain/brands/brand-detector.ts';
import { brandIdOf } from '../../server/src/domain/brands/brand-name.ts';
import { idsOfPerson } from '../../server/src/domain/brands/people-ids.ts';
import { phrasesOfCall } from '../../server/src/domain/phrases.ts';
import { englishAnalyser } from '../../server/src/domain/sentiment.ts';
import type { Hearing, NamedBrand } from '../oracle/hearing.ts';

const detector = new BrandDetector();
/** Scenarios look at the same calls again and again, and hearing is the dearest part of it. */
const brandsHeard = new Map<string, NamedBrand[]>();

/** What the server hears. */
export const hearing: Hearing = {
  scoresOf(texts, language) {
    const isUnderstood = englishAnalyser.understands(texts, language);
    return texts.map((text) => (isUnderstood ? englishAnalyser.scoreOf(text) : undefined));
  },
  phrasesIn: (texts, language) => phrasesOfCall(texts, language),
  brandsIn(texts) {
    const key = texts.join('\u0000');
    let brands = brandsHeard.get(key);
    if (brands === undefined) {
      brands = detector
        .find(texts)
        .map(({ id, label, mentions }) => ({ id, label, mentions: mentions.length }));
      brandsHeard.set(key, brands);
    }
    return brands;
  },
  brandIdOf,
  idsOfPerson: (name) => idsOfPerson(name),
};
