import type { calls as english } from '../en/calls.ts';

export const calls: typeof english = {
  callsList: {
    waiting: { one: 'Εμφάνιση {{ count }} νέας κλήσης', other: 'Εμφάνιση {{ count }} νέων κλήσεων' },
    manyWaiting: 'Εμφάνιση πολλών νέων κλήσεων',
    unreachable: 'Ο διακομιστής δεν απαντά. Όσα φαίνονται μπορεί να μην είναι ενημερωμένα.',
    refused: 'Ο διακομιστής αρνήθηκε αυτή τη λίστα ({{ code }}).',
    again: 'Δοκιμάστε ξανά',
    none: 'Καμία κλήση δεν ταιριάζει. Επιλέξτε μεγαλύτερη περίοδο ή λιγότερους όρους.',
    all: { one: '{{ count }} κλήση συνολικά', other: '{{ count }} κλήσεις συνολικά' },
    soFar: { one: '{{ count }} κλήση ως εδώ', other: '{{ count }} κλήσεις ως εδώ' },
    searchedBackTo: 'Η αναζήτηση έφτασε ως τις {{ time }}.',
    more: 'Περισσότερες',
    gone: 'δεν μετρά πια',
  },
  callsFilter: {
    search: 'Αναζήτηση σε όσα ειπώθηκαν',
    find: 'Αναζήτηση',
    seller: 'Πωλητής',
    everyone: 'Όλοι οι πωλητές',
    sentiment: 'Διάθεση πελάτη',
    anySentiment: 'Κάθε διάθεση',
    sentiments: {
      positive: 'Θετική',
      neutral: 'Ουδέτερη',
      negative: 'Αρνητική',
      aboveAverageNegative: 'Πιο αρνητικές από τον μέσο όρο',
      notAnalysed: 'Χωρίς ανάλυση',
    },
    order: 'Σειρά',
    orders: {
      newest: 'Πρώτα οι νεότερες',
      oldest: 'Πρώτα οι παλαιότερες',
      longest: 'Πρώτα οι μεγαλύτερες',
      mostNegative: 'Πρώτα οι πιο αρνητικές',
      mostTalk: 'Πρώτα όσες μιλά πιο πολύ ο πωλητής',
    },
    chips: {
      term: 'Αναφέρει «{{ name }}»',
      brand: 'Κατονομάζει «{{ name }}»',
      phrase: 'Ο πωλητής λέει «{{ name }}»',
      customer: 'Με τον πελάτη {{ name }}',
      opportunity: 'Για τη συμφωνία {{ name }}',
    },
    without: 'Χωρίς τον όρο {{ name }}',
    export: 'Λήψη ως CSV',
  },
};
