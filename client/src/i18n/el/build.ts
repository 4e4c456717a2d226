import type { build as english } from '../en/build.ts';

export const build: typeof english = {
  build: {
    held: 'Υπάρχει νεότερο Earshot. Θα φορτωθεί αυτόματα μόλις τελειώσετε εδώ.',
    load: 'Φόρτωση τώρα',
    behind: 'Εγκαθίσταται νεότερο Earshot. Μέχρι να ολοκληρωθεί, βλέπετε την προηγούμενη σελίδα.',
  },
};
