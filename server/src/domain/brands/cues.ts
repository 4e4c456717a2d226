const setOf = (words: string) => new Set(words.split(' '));

/** What a name of an organisation ends in, folded: it is one whatever stands before it. */
export const ORGANISATION_HEADS = setOf(
  'bank securities capital partners research advisors advisers university institute institutes commission ministry association ' +
    'foundation holdings pharmaceuticals pharma therapeutics technologies airlines airways bancorp biosciences laboratories labs ' +
    'industries insurance enterprises ventures hospital clinic college academy authority agency federation council parliament ' +
    'exchange corporation company incorporated corp inc ltd limited llc gmbh plc studios motors power railways railway airport electric petroleum brewing ' +
    'army navy medicines biotech bioscience oncology genomics logistics systems solutions networks software media ' +
    'τραπεζα ομιλοσ πανεπιστημιο εταιρεια υπουργειο банк банка университет министерство',
);

/** Heads that are written with a small letter too after two words of a name. */
export const SMALL_HEADS = setOf(
  'commission ministry university exchange technologies pharmaceuticals therapeutics',
);

/** What three words or more may end in that name an undertaking: the Connect America Fund. */
export const UNDERTAKINGS = setOf(
  'fund project program programme initiative alliance index coalition consortium administration bureau society organization organisation department service services platform suite league',
);

/** What may also end one, and as often ends an ordinary phrase: it says so only after a name. */
export const WEAK_HEADS = setOf(
  'group markets management investments international global services financial energy resources health healthcare medical ' +
    'communications entertainment sports foods brands stores center centre school fund trust communication association ' +
    'applied scientific brothers digital cloud analytics america europe asia mexico',
);

/** Before an "of" that belongs to the name. */
export const BEFORE_OF = setOf(
  'bank university department ministry institute institutes bureau college association federation council chamber academy ' +
    'house museum government republic society school hospital office centre center centers journal agency authority commission court port',
);

/** Before a "for" that belongs to the name. */
export const BEFORE_FOR = setOf(
  'center centre centers centres institute agency association foundation council society fund',
);

/** Words of jobs that also end names of companies: Micron Technology. */
export const ENDS_AFTER_NAMES = setOf(
  'technology financial resources development information sports strategy',
);

/** Titles: a capitalised word after one is a person. */
export const TITLES = setOf(
  'mr mrs ms miss dr doctor prof professor sir madam mister nurse captain senator governor judge president κυριε κυρια κυριοσ κ κα δρ господин госпожа',
);

/** Greetings and the like: a capitalised word after one is a person. */
export const GREETINGS = setOf(
  'thanks thank hi hello hey morning afternoon evening bye goodbye name is sorry cheers ευχαριστω γεια καλημερα καλησπερα спасибо здравствуйте привет',
);

/** Before a name of an organisation or product, in English, Greek and Russian. */
export const BEFORE_BRANDS = setOf(
  'from with at by via using use uses used like than versus vs against bought buy buying acquired acquire switched tried evaluating ' +
    'called named το τη την τησ του στη στην στο απο με χρησιμοποιουμε от из с в у через используем используете',
);

/** A kind of thing, after the name of one: the Relecloud platform. */
export const AFTER_BRANDS = setOf(
  'brand branded platform project app apps software product products acquisition merger suite website',
);

/** Between a person and who employs them. */
export const AFTER_PEOPLE = setOf('from with at of');

/** A phrase that ends so is a place on a map. */
export const ENDS_OF_PLACES = setOf(
  'road street place avenue lane drive square park gardens crescent county island islands river lake mountain mountains valley beach basin bay city town village province republic coast peninsula sea ocean hall',
);

/** Places stand after these, brands seldom. */
export const BEFORE_PLACES = setOf('in near across throughout στη στην σε в');

/** Words that a phrase in capitals may hold though they name no one: jobs, parts of a company, parts of a call. */
export const ROLE_WORDS = setOf(
  'chief executive officer financial operating technology president vice senior director manager head treasurer chairman investor ' +
    'relations board directors committee chair earnings conference call annual report quarter quarterly first second third fourth ' +
    'fiscal half year results guidance securities litigation reform act safe harbor form slide page press release operator analyst ' +
    'question questions answer general counsel corporate development strategy marketing sales finance human resources information ' +
    'day week month today tomorrow morning afternoon mother father mum mom dad grandma grandpa grandad nan auntie uncle   ',
);

/** Before a name that nobody else has, part of it: UK Biobank. */
export const HOMES = setOf('uk us eu');
