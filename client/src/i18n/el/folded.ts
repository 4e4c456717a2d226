import type { folded as english } from '../en/folded.ts';
import { plural } from '../plural.ts';

export const folded: typeof english = {
  folded: {
    revenue: 'έσοδα στην περίοδο',
    talk: '{{ middle }} · συχνότερα: {{ term }}',
    topSellers: plural({
      one: 'κορυφαίος από {{ all }} ενεργούς',
      other: 'κορυφαίοι από {{ all }} ενεργούς',
    }),
    won: 'κερδισμένα στην περίοδο πωλήσεων',
    active: plural({ one: 'κλήση σε εξέλιξη', other: 'κλήσεις σε εξέλιξη' }),
    recorded: plural({ one: 'κλήση αυτόν τον μήνα', other: 'κλήσεις αυτόν τον μήνα' }),
    noTalk: 'Κανένας πελάτης δεν ακούστηκε σε αυτή την περίοδο',
    noSellers: 'Κανένας δεν είχε κλήση σε αυτή την περίοδο',
  },
};
