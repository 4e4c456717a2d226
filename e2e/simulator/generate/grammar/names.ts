import type { Language } from './topic.ts';

export const SELLER_NAMES = [
  'Maya Lindqvist',
  'Tom Ashworth',
  'Eleni Papadaki',
  'Jonas Weber',
  'Priya Raman',
  'Nikos Stavrou',
  'Clara Moreau',
  'Daniel Okafor',
  'Sofia Markou',
  'Liam Byrne',
  'Ines Carvalho',
  'Viktor Hansen',
  'Zoe Dimitriou',
  'Samir Haddad',
  'Anna Kowalska',
  'Ben Whitlock',
  'Katerina Vlachou',
  'Marco Bellini',
  'Ruth Adeyemi',
  'Felix Brandt',
  'Hana Suzuki',
  'Oscar Nyman',
  'Dora Galani',
  'Yusuf Demir',
] as const;

export const FIRST_NAMES: Record<Language, readonly string[]> = {
  en: [
    'Alice',
    'Martin',
    'Grace',
    'Peter',
    'Nora',
    'Hugo',
    'Leila',
    'Simon',
    'Judith',
    'Karl',
    'Bianca',
    'Owen',
    'Tessa',
    'Ravi',
  ],
  el: ['Μαρία', 'Γιώργος', 'Αγγελική', 'Κώστας', 'Δέσποινα', 'Πέτρος', 'Ιωάννα', 'Στέλιος'],
};

export const LAST_NAMES: Record<Language, readonly string[]> = {
  en: [
    'Harper',
    'Novak',
    'Ellison',
    'Berg',
    'Castell',
    'Doyle',
    'Fenwick',
    'Iyer',
    'Jansen',
    'Lowe',
    'Mercer',
    'Quint',
    'Sandoval',
    'Thorne',
  ],
  el: ['Αντωνίου', 'Βασιλείου', 'Γεωργίου', 'Κανελλή', 'Λάμπρου', 'Νικολάου', 'Σαρρή', 'Χατζή'],
};

export const ACCOUNT_PARTS: Record<Language, { first: readonly string[]; second: readonly string[] }> = {
  en: {
    first: [
      'Alder',
      'Harbour',
      'Northmill',
      'Copperfield',
      'Brightwater',
      'Lantern',
      'Oakhurst',
      'Silverline',
      'Tidewell',
      'Wren',
    ],
    second: [
      'Logistics',
      'Foods',
      'Dental',
      'Motors',
      'Interiors',
      'Energy',
      'Travel',
      'Insurance',
      'Print',
      'Schools',
    ],
  },
  el: {
    first: ['Αιγαίο', 'Ερμής', 'Κορυφή', 'Ήλιος', 'Πήγασος'],
    second: ['Τρόφιμα', 'Μεταφορές', 'Ασφαλιστική', 'Τουριστική', 'Κατασκευές'],
  },
};

export const PRODUCTS = ['Compass', 'Compass Plus', 'Relay', 'Fieldnote'] as const;

/** The products as they are tracked: one that is an edition of another counts with it. */
export const OWN_PRODUCTS: readonly { id: string; names: readonly (typeof PRODUCTS)[number][] }[] = [
  { id: 'compass', names: ['Compass', 'Compass Plus'] },
  { id: 'relay', names: ['Relay'] },
  { id: 'fieldnote', names: ['Fieldnote'] },
];

export const DAYS: Record<Language, readonly string[]> = {
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'],
  el: ['Δευτέρα', 'Τρίτη', 'Τετάρτη', 'Πέμπτη', 'Παρασκευή'],
};

export const MONTHS: Record<Language, readonly string[]> = {
  en: ['January', 'March', 'April', 'June', 'September', 'October'],
  el: ['Ιανουάριο', 'Μάρτιο', 'Απρίλιο', 'Ιούνιο', 'Σεπτέμβριο'],
};
