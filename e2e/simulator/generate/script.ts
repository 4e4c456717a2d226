import type { Speaker } from '@earshot/contracts';
import type { Climate } from './climate.ts';
import type { Deal, Fate } from './deal.ts';
import { APPROACHES } from './grammar/approach.ts';
import { BRAND_LINES } from './grammar/brands.ts';
import { FRAMES } from './grammar/frame.ts';
import { DAYS, MONTHS, PRODUCTS } from './grammar/names.ts';
import { sentence } from './grammar/sentence.ts';
import type { Mood } from './grammar/topic.ts';
import type { Random } from './random.ts';
import type { Customer, Seller } from './team.ts';

/** Who speaks with whom, and when. */
export interface Scene {
  seller: Seller;
  customer: Customer;
  deal?: Deal;
  climate: Climate;
  atMs: number;
}

/** What one of them says before the other one answers; the mood is the customer's. */
export interface Turn {
  speaker: Speaker;
  text: string;
  mood?: Mood;
}

/** A call's words: how it begins, its endless middle, and how it ends whenever that is. */
export interface Script {
  opening: Turn[];
  middle: Iterator<Turn, never>;
  ending: Turn[];
  interjection(): string;
}

/** How often a seller who does not ask for the customer's case praises the product where a question was due. */
const PITCHES_INSTEAD = 0.3;
/** How often a sentence is thought up again where it has been said in this call. */
const NEW_WORDS_TRIES = 5;
/** A deal that will be won sounds better, one that will be lost worse: added to the odds of a good mood. */
const HOPE: Record<Fate, number> = { won: 0.08, lost: -0.1, stalled: -0.06, unsettled: 0 };
const MOODS: readonly Mood[] = ['good', 'plain', 'bad'];

/** Writes a call: its mood, its rival (where one is named) and its topics are drawn from what is in the air. */
export function scriptOf(random: Random, scene: Scene): Script {
  const { seller, customer, deal, climate, atMs } = scene;
  const { language } = customer;
  const frame = FRAMES[language];
  const approach = APPROACHES[language];
  const mood = climate.mood(random, atMs, seller.charm + (deal ? HOPE[deal.fate] : 0));
  const rival = climate.rival(random, atMs);
  const rivalIsNamed = random.chance(0.35);
  const brand = climate.brand(random, atMs);
  let brandMentionsLeft = random.chance(0.3) ? random.whole(1, 3) : 0;
  const isSmallTalk = random.chance(0.12);
  const product = deal?.product ?? random.pick(PRODUCTS);
  const seats = String(deal?.seats ?? random.whole(2, 40) * 5);
  const wordFor = (name: string): string => {
    switch (name) {
      case 'seller':
        return seller.ref.name.split(' ')[0]!;
      case 'customer':
        return customer.name.split(' ')[0]!;
      case 'account':
        return customer.account;
      case 'rival':
        return random.chance(0.85) ? rival.names[language] : rival.names.en;
      case 'brand':
        return random.chance(0.8) ? brand.names[0]! : random.pick(brand.names);
      case 'product':
        return product;
      case 'day':
        return random.pick(DAYS[language]);
      case 'month':
        return random.pick(MONTHS[language]);
      case 'seats':
        return seats;
      case 'small':
        return String(random.whole(2, 9));
      default:
        throw new Error(`a template names an unknown word: ${name}`);
    }
  };
  const said = new Set<string>();
  const say = (templates: readonly string[]): string => {
    let text = '';
    for (let tries = 0; tries < NEW_WORDS_TRIES && (text === '' || said.has(text)); tries++)
      text = sentence(random.pick(templates), random, wordFor);
    said.add(text);
    return text;
  };
  const sellerSays = (...texts: string[]): Turn => ({ speaker: 'seller', text: texts.join(' ') });
  const customerSays = (lines: Record<Mood, readonly string[]>, more: string[] = []): Turn => {
    const now = random.chance(0.7) ? mood : random.pick(MOODS);
    return { speaker: 'customer', text: [say(lines[now]), ...more].join(' '), mood: now };
  };
  const several = ([from, to]: [number, number], make: () => string) =>
    Array.from({ length: random.whole(from, to) - 1 }, make);

  const isAdvising = () => random.chance(seller.style.advising);
  const question = () => {
    if (isAdvising()) return say(approach.advising);
    return say(random.chance(PITCHES_INSTEAD) ? approach.praising : frame.question);
  };
  const remark = () =>
    say(random.chance(0.6) ? frame.filler : isAdvising() ? approach.advising : approach.praising);

  function* middle(): Generator<Turn, never> {
    while (true) {
      const lines = climate.topic(random, atMs).lines[language];
      yield sellerSays(...several(seller.style.sellerSentences, remark), question());
      yield customerSays(
        frame.story,
        several(seller.style.customerSentences, () => say(frame.story.plain)),
      );
      if (isSmallTalk) continue;
      // Before the topic: a short call ends after it.
      if (rivalIsNamed && random.chance(0.3)) {
        yield customerSays(frame.rival.customer);
        yield sellerSays(say(frame.rival.seller));
      }
      if (brandMentionsLeft > 0 && random.chance(0.8)) {
        brandMentionsLeft -= 1;
        yield customerSays(BRAND_LINES[language].customer);
        if (random.chance(0.4)) yield sellerSays(say(BRAND_LINES[language].seller));
      }
      yield customerSays(
        lines,
        several(seller.style.customerSentences, () => say(lines.plain)),
      );
      yield sellerSays(say(lines.seller), ...several(seller.style.sellerSentences, remark));
      if (random.chance(0.5)) yield customerSays(lines);
    }
  }

  return {
    opening: [
      sellerSays(say(frame.opening.seller)),
      { speaker: 'customer', text: say(frame.opening.customer), mood: 'plain' },
    ],
    middle: middle(),
    ending: [
      sellerSays(say(frame.next.seller)),
      customerSays(frame.next.customer),
      sellerSays(say(frame.closing.seller)),
      { speaker: 'customer', text: say(frame.closing.customer), mood: 'plain' },
    ],
    interjection: () => say(frame.interjection),
  };
}
