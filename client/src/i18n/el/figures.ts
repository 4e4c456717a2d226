import type { figures as english } from '../en/figures.ts';

export const figures: typeof english = {
  figures: {
    revenueWon: 'Έσοδα',
    pipelineOpen: 'Σε εξέλιξη',
    dealsWon: 'Συμφωνίες που κερδήθηκαν',
    winRate: 'Ποσοστό επιτυχίας',
    averageDeal: 'Μέση συμφωνία',
    wonInSalesPeriod: 'Έσοδα στην περίοδο πωλήσεων',
    targetReached: 'Κάλυψη του στόχου',
    targetPace: 'Έσοδα ως προς τον σημερινό ρυθμό',
    callsAnalysed: 'Κλήσεις με ανάλυση',
    positiveShare: 'Θετικές κλήσεις',
    negativeShare: 'Αρνητικές κλήσεις',
    aboveAverageNegative: 'Κλήσεις πιο αρνητικές από τον μέσο όρο',
    talkRatio: 'Ομιλία προς ακρόαση',
    switchRate: 'Εναλλαγές ομιλητή',
    openDeals: 'Ανοιχτές συμφωνίες',
    atRiskDeals: 'Συμφωνίες σε κίνδυνο',
    atRiskEstimated: 'Αξία σε κίνδυνο',
    callsThisMonth: 'Κλήσεις του μήνα',
    secondsThisMonth: 'Ώρες του μήνα',
    callsWithKeywords: 'Κλήσεις του μήνα με λέξεις-κλειδιά',
    callsWithBrands: 'Κλήσεις του μήνα με επωνυμίες',
    activeCalls: 'Κλήσεις σε εξέλιξη',
  },
};
