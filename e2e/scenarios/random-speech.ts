import type { Segment } from '@earshot/contracts';
import type { Random } from '../simulator/generate/random.ts';

const SAYINGS = [
  'What is the price? The PRICE!',
  'Η τιμή και οι ΤΙΜΗ, ο ΛΟΓΟΣ και οι λόγοι',
  '価格と東京都の価格',
  'our annual contract, then a contract; μια σύμβαση',
  'can you on-board us, on board us, on. board',
  'C++ and C, R&D and R & D',
  'Straße, STRASSE, strasse',
  "Relecta's demo, Relecta One’s price",
  'η Ρελέκτα και το Nivello+, not Nivello',
  'quorn Quorn QUORN demo',
  'cafe\u0301 <UNSURE>price</UNSURE> [price] <price/>',
];
/** Stretches of sound without a word. */
const ODD = ['<INAUDIBLE_SPEECH/>', '[noise]', '…', '', '<UNIN/>.', '?!'];
const SCORES = [-1, -0.9, -0.0505, -0.05, -0.0495, -0.0145, 0, 0.0145, 0.0495, 0.05, 0.3, 1];

/** Names that a call may drop, common ones first; one of them is a name in JavaScript, and one a seller's. */
const NAMES = [
  ...[
    'Contoso',
    'Salesforce',
    'Aldermoor Systems Inc.',
    'Microsoft Teams',
    'Constructor Inc.',
    'Zoom',
    'Vodafone',
  ],
  ...[
    'HubSpot',
    'Tarnwick',
    'Dropbox',
    'Slack',
    'Siemens',
    'Øyvind',
    'Relecta',
    'Oracle',
    'Asana',
    'Cosmote',
    'Nokia',
  ],
  ...[
    'Spotify',
    'Ericsson',
    'Philips',
    'Heineken',
    'Unilever',
    'Airbus',
    'Pfizer',
    'Bayer',
    'Novartis',
    'Starbucks',
  ],
];
const NAMINGS = [
  (name: string) => `we use ${name} for that, not ${name.toUpperCase()}`,
  (name: string) => `we bought it from ${name} and it works`,
  (name: string) => `a quote from ${name}’s people`,
];

/** What those who win most like to say, and what the others do. */
const VOCABULARY = {
  best: [
    'We can start with a pilot project and a business case.',
    'What are the next steps in your success plan?',
    'Let us look at the timeline of the decision maker with you.',
    'Η τιμή και το συμβόλαιο της εταιρείας σας, με τα επόμενα βήματα',
  ],
  others: [
    'The constructor has a Discount for you, a discount and a DISCOUNT.',
    'This is our standard offer with all the features and the brochure.',
    'The invoice is for the license and the maintenance fee.',
    'Η έκπτωση και η προσφορά της εταιρείας μας',
  ],
};

/** The sellers who talk less, say other things, and win more. */
export const BEST_SELLERS: readonly string[] = ['s1', 's2', 's3', 's4'];

/** One stretch of speech in a seller's call; every one is scored. */
export function segmentOf(random: Random, sellerId: string): Segment {
  const start = random.whole(0, 60_000) / 1000 + random.pick([0, 0.0005, 0.0004]);
  const isBest = BEST_SELLERS.includes(sellerId);
  const speaker = random.chance(isBest ? 0.2 : 0.8) ? 'seller' : 'customer';
  return {
    speaker,
    start,
    end: start + random.pick([0, 3.2, 5, 11]),
    text: random.chance(0.2) ? random.pick(ODD) : textOf(random, speaker === 'seller' ? isBest : undefined),
    sentiment: random.pick(SCORES),
  };
}

/** @param isBest whether the seller who speaks is one of the best; undefined: it is a customer who speaks */
function textOf(random: Random, isBest: boolean | undefined): string {
  if (random.chance(0.2)) {
    const name = random.weighted(NAMES, (one) => 1 / Math.sqrt(NAMES.indexOf(one) + 1));
    return random.pick(NAMINGS)(name);
  }
  if (isBest !== undefined && random.chance(0.7)) {
    const isTypical = random.chance(0.8);
    const habit = random.pick(VOCABULARY[isBest === isTypical ? 'best' : 'others']);
    return `${habit} `.repeat(random.whole(1, isBest ? 20 : 4));
  }
  return `${random.pick(SAYINGS)} word${random.whole(0, 15)} ${random.pick(SAYINGS)}`;
}
