import type { details as english } from '../en/details.ts';

export const details: typeof english = {
  panel: {
    unreachable: 'Ο διακομιστής δεν απαντά. Όσα φαίνονται μπορεί να μην είναι ενημερωμένα.',
    refused: 'Ο διακομιστής το αρνήθηκε ({{ code }}).',
  },
  details: {
    analysedOf: {
      one: '{{ count }} κλήση με ανάλυση από {{ all }}',
      other: '{{ count }} κλήσεις με ανάλυση από {{ all }}',
    },
    fromTop: {
      one: 'Από {{ count }} κλήση κορυφαίων πωλητών',
      other: 'Από {{ count }} κλήσεις κορυφαίων πωλητών',
    },
    overTime: 'Κλήσεις στον χρόνο',
    mentionsOverTime: 'Αναφορές στον χρόνο',
    chart: '{{ title }} στον χρόνο. Τα βέλη διαβάζουν, Shift και βέλη επιλέγουν διάστημα, Enter το δείχνει.',
    byClass: 'Ανά διάθεση',
    table: 'Όρο προς όρο',
    calls: 'Οι κλήσεις από πίσω',
    allCalls: 'Όλες οι κλήσεις της περιόδου',
    callsWith: 'Κλήσεις με «{{ name }}»',
    noTerms: 'Τίποτα δεν αναφέρθηκε σε αυτή την περίοδο. Επιλέξτε μεγαλύτερη.',
    noneAnalysed: 'καμία κλήση με ανάλυση',
    ofAndRest: 'Κλήσεις που το αναφέρουν: {{ of }}. Οι υπόλοιπες: {{ rest }}.',
    lift: '{{ times }} φορές πιο συχνά ανά λέξη',
    others: '(άλλοι: {{ mentions }})',
    columns: {
      class: 'Διάθεση πελατών',
      term: 'Όρος',
      mentions: 'Αναφορές',
      calls: 'Κλήσεις',
      share: 'Μερίδιο',
      before: 'Μερίδιο πριν',
      trend: 'Τάση',
      sentiment: 'Διάθεση, και των υπολοίπων',
      lift: 'Το λένε οι κορυφαίοι',
    },
  },
};
