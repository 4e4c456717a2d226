/**
 * What customers say in sales and support, folded as `folding` does, by how much it says (−3…3). A trailing `*` stands
 * for any ending. Politeness ("thank you", "please", "καλημέρα") says nothing and is not here.
 */
const BY_WEIGHT: readonly (readonly [weight: number, words: string])[] = [
  [
    3,
    'excellent fantastic amazing awesome brilliant outstanding perfect perfectly love loved loves delighted thrilled',
  ],
  [3, 'εξαιρετικ* τελει* υπεροχ* φανταστικ* καταπληκτικ* αριστ* λατρευ* ενθουσιασ*'],
  [
    2,
    'great good happy glad pleased satisfied impressed impressive helpful useful easy easier reliable recommend',
  ],
  [
    2,
    'wonderful nice enjoy enjoyed enjoying smooth smoothly excited better best faster solved resolved fixed value',
  ],
  [
    2,
    'affordable friendly intuitive seamless convenient valuable interested interesting worth benefit benefits',
  ],
  [
    2,
    'καλο καλη καλα καλος καλυτερ* ευχαριστημεν* ικανοποιημεν* χαρουμεν* χαιρομαι χρησιμ* ευκολ* αξιοπιστ*',
  ],
  [2, 'προτεινω συστηνω ωραι* βοηθησ* λυθηκε συμφερ* γρηγορ* αρεσ* ενδιαφερον* ενδιαφερομαι εντυπωσια*'],
  [1, 'fine agree agreed fair clear helps helped works worked improve improved improvement quick quickly'],
  [1, 'συμφων* σωστ* βελτιω* δουλευει λειτουργει'],
  [
    -1,
    'concern concerned concerns worried worry worries doubt doubts unsure hesitant hesitate delay delays delayed',
  ],
  [
    -1,
    'missing lack lacks lacking late slowly complicated hard difficult confused unclear hurt hurts pain painful',
  ],
  [-1, 'ανησυχ* αμφιβολ* διστα* καθυστερ* αργησ* δυσκολ* μπερδε* πονα* πονος'],
  [
    -2,
    'bad worse expensive overpriced costly slow poor poorly problem problems issue issues trouble unhappy broken',
  ],
  [
    -2,
    'fail fails failed failing failure failures error errors bug bugs crash crashes crashed cancel cancelled',
  ],
  [
    -2,
    'canceled cancelling disappointed disappointing disappointment complain complaint complaints annoyed annoying',
  ],
  [
    -2,
    'confusing frustrated frustrating frustration upset wrong unreliable unacceptable waste wasted wasting',
  ],
  [-2, 'dissatisfied refund unfortunately stuck unable'],
  [-2, 'ακριβ* αργο αργη αργα κακ* χειροτερ* προβλημα* δυστυχως χαλα* σφαλμα* λαθος λαθη ακυρω* παραπον*'],
  [-2, 'δυσαρεστημεν* ενοχλη* απογοητευ* αποτυ* αναξιοπιστ* εκνευρι* θυμωμεν*'],
  [
    -3,
    'terrible awful horrible worst hate hated useless ridiculous angry furious scam nightmare disaster disgusting',
  ],
  [-3, 'τραγικ* απαισι* αχρηστ* απαραδεκτ* φρικτ* χαλια μισω απατη καταστροφ* εξοργι*'],
];

const NEGATIONS =
  'not no never none nothing without cannot cant dont doesnt didnt isnt wasnt wont hardly neither nor';
const NEGATIONS_EL = 'δεν δε μην μη οχι χωρις ποτε τιποτα ουτε';
const TURNS = 'but however αλλα ομως ωστοσο';

const words = new Map<string, number>();
/** By their first letters: most words begin like no stem. */
const stems = new Map<string, { stem: string; weight: number }[]>();
const STEM_START = 3;
for (const [weight, listed] of BY_WEIGHT) {
  for (const word of listed.split(' ')) {
    if (!word.endsWith('*')) words.set(word, weight);
    else {
      const start = word.slice(0, STEM_START);
      stems.set(start, [...(stems.get(start) ?? []), { stem: word.slice(0, -1), weight }]);
    }
  }
}

const negations = new Set(`${NEGATIONS} ${NEGATIONS_EL}`.split(' '));
const turns = new Set(TURNS.split(' '));

/** What a folded word says; 0 where nothing is known of it. */
export function weightOf(word: string): number {
  const known = stems.get(word.slice(0, STEM_START))?.find(({ stem }) => word.startsWith(stem));
  return words.get(word) ?? known?.weight ?? 0;
}

/** Turns what the next words say into its opposite. */
export const isNegation = (word: string) =>
  negations.has(word) || word.endsWith("n't") || word.endsWith('n’t');

/** Begins the clause that the speaker means. */
export const isTurn = (word: string) => turns.has(word);
