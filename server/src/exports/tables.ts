import type {
  AuditEntry,
  CallLine,
  OpportunityLine,
  SentimentDetails,
  TeamInfo,
  TeamRow,
  TermDetails,
  TermListDetails,
  Tracker,
} from '@earshot/contracts';
import { amount, instantColumns, type Named, named, rounded, type Table } from './table.ts';

const labelsOf = (terms: CallLine['keywords']) =>
  Object.values(terms)
    .map(({ label, mentions }) => `${label} (${mentions})`)
    .join('; ');

export const CALLS: Table<CallLine> = {
  name: 'calls',
  columns: (context) =>
    named(context.language, [
      ['Call', 'Κλήση', (call) => call.callId],
      ...instantColumns<CallLine>(['Ended', 'Τέλος'], context, (call) => call.endedAt),
      ['Seconds', 'Δευτερόλεπτα', (call) => rounded(call.durationSec)],
      ['Seller', 'Πωλητής', (call) => call.seller.name],
      ['Team', 'Ομάδα', (call) => call.seller.team?.name],
      ['Customer', 'Πελάτης', (call) => call.customer?.name ?? call.customer?.id],
      ['Account', 'Λογαριασμός', (call) => call.customer?.account],
      ['Deal', 'Συμφωνία', (call) => call.opportunity?.name ?? call.opportunity?.id],
      ['Channel', 'Κανάλι', (call) => call.channel],
      ['Language', 'Γλώσσα', (call) => call.language],
      ['Sentiment', 'Διάθεση', (call) => call.sentiment],
      ['Negativity', 'Αρνητικότητα', (call) => call.negativity],
      ['Talk to listen', 'Ομιλία προς ακρόαση', (call) => rounded(call.talkRatio)],
      ['Keywords', 'Λέξεις-κλειδιά', (call) => labelsOf(call.keywords)],
      ['Competitors', 'Ανταγωνιστές', (call) => labelsOf(call.competitors)],
      ['Brands', 'Μάρκες', (call) => labelsOf(call.brands)],
    ]),
};

export const TEAM: Table<TeamRow> = {
  name: 'team',
  columns: ({ language, currency }) => {
    const of = (read: (row: TeamRow['figures']) => number | undefined) => (row: TeamRow) =>
      rounded(read(row.figures));
    return named(language, [
      ['Seller', 'Πωλητής', (row) => row.name],
      ['Seller id', 'Κωδικός πωλητή', (row) => row.sellerId],
      ['Team', 'Ομάδα', (row) => row.team?.name],
      ['Top seller', 'Κορυφαίος', (row) => (row.isTop ? 1 : 0)],
      [`Revenue won (${currency})`, `Έσοδα (${currency})`, (row) => amount(row.figures.revenueWon)],
      ['Deals won', 'Συμφωνίες', of((f) => f.dealsWon)],
      ['Calls', 'Κλήσεις', of((f) => f.calls)],
      ['Seconds of calls', 'Δευτερόλεπτα κλήσεων', of((f) => f.callSec)],
      ['Talk to listen', 'Ομιλία προς ακρόαση', of((f) => f.talkRatio)],
      ['Switches an hour', 'Εναλλαγές την ώρα', of((f) => f.switchRate)],
      ['Words a minute', 'Λέξεις το λεπτό', of((f) => f.talkingSpeedWpm)],
      ['Pause before answering (s)', 'Παύση πριν την απάντηση (δ)', of((f) => f.pauseSec)],
      ['Longest monologue (s)', 'Μεγαλύτερος μονόλογος (δ)', of((f) => f.longestMonologueSec)],
      ['Longest customer story (s)', 'Μεγαλύτερη αφήγηση πελάτη (δ)', of((f) => f.longestStorySec)],
      ['Questions a call', 'Ερωτήσεις ανά κλήση', of((f) => f.questions)],
      ['Customer’s questions a call', 'Ερωτήσεις πελάτη ανά κλήση', of((f) => f.customerQuestions)],
      ['Interruptions a call', 'Διακοπές ανά κλήση', of((f) => f.interruptions)],
      ['Positive calls', 'Θετικές κλήσεις', of((f) => f.sentiment.positive)],
      ['Neutral calls', 'Ουδέτερες κλήσεις', of((f) => f.sentiment.neutral)],
      ['Negative calls', 'Αρνητικές κλήσεις', of((f) => f.sentiment.negative)],
      ['E-mail (s)', 'E-mail (δ)', of((f) => f.engagement.emailSec)],
      ['Phone (s)', 'Τηλέφωνο (δ)', of((f) => f.engagement.phoneSec)],
      ['Meetings (s)', 'Συναντήσεις (δ)', of((f) => f.engagement.meetingSec)],
    ]);
  },
};

/** A list of terms; best practice has columns of its own beside those of all. */
export function termsTable(list: TermListDetails['list']): Table<TermDetails> {
  const bestPractice: Named<TermDetails>[] = [
    ['Mentions of the others', 'Αναφορές των άλλων', (term) => term.others?.mentions],
    ['Lift', 'Πόσο συχνότερα', (term) => rounded(term.lift)],
  ];
  return {
    name: list,
    columns: (context) =>
      named(context.language, [
        ['Term', 'Όρος', (term) => term.label],
        ['Term id', 'Κωδικός όρου', (term) => term.id],
        ['Mentions', 'Αναφορές', (term) => term.mentions],
        ['Calls', 'Κλήσεις', (term) => term.calls],
        ['Mentions before', 'Αναφορές πριν', (term) => term.previousMentions],
        ['Trend', 'Τάση', (term) => rounded(term.trend)],
        ...(list === 'bestPractice' ? bestPractice : []),
        ['Positive calls', 'Θετικές κλήσεις', (term) => term.sentiment.positive],
        ['Neutral calls', 'Ουδέτερες κλήσεις', (term) => term.sentiment.neutral],
        ['Negative calls', 'Αρνητικές κλήσεις', (term) => term.sentiment.negative],
        ...(list === 'brands'
          ? instantColumns<TermDetails>(['First heard', 'Πρώτη φορά'], context, (term) => term.firstHeardAt)
          : []),
      ]),
  };
}

/** One step of sentiment over time. */
export interface SentimentStep {
  from: string;
  positive: number;
  neutral: number;
  negative: number;
}

export function sentimentSteps({ steps, series }: SentimentDetails): SentimentStep[] {
  return steps.from.map((from, i) => ({
    from,
    positive: series.positive[i]!,
    neutral: series.neutral[i]!,
    negative: series.negative[i]!,
  }));
}

export const SENTIMENT: Table<SentimentStep> = {
  name: 'sentiment',
  columns: (context) =>
    named(context.language, [
      ...instantColumns<SentimentStep>(['From', 'Από'], context, (step) => step.from),
      ['Positive calls', 'Θετικές κλήσεις', (step) => step.positive],
      ['Neutral calls', 'Ουδέτερες κλήσεις', (step) => step.neutral],
      ['Negative calls', 'Αρνητικές κλήσεις', (step) => step.negative],
    ]),
};

export const DEALS: Table<OpportunityLine> = {
  name: 'deals',
  columns: (context) =>
    named(context.language, [
      ['Deal', 'Συμφωνία', (deal) => deal.name],
      ['Deal id', 'Κωδικός συμφωνίας', (deal) => deal.opportunityId],
      ['Account', 'Λογαριασμός', (deal) => deal.account],
      ['Seller', 'Πωλητής', (deal) => deal.seller.name],
      ['Team', 'Ομάδα', (deal) => deal.seller.team?.name],
      ['Status', 'Κατάσταση', (deal) => deal.status],
      ['Stage', 'Στάδιο', (deal) => deal.stage],
      [`Estimated (${context.currency})`, `Εκτίμηση (${context.currency})`, (deal) => amount(deal.estimated)],
      [`Actual (${context.currency})`, `Πραγματικά (${context.currency})`, (deal) => amount(deal.actual)],
      ...instantColumns<OpportunityLine>(['Created', 'Δημιουργία'], context, (deal) => deal.createdAt),
      ['Estimated close', 'Εκτίμηση κλεισίματος', (deal) => deal.estimatedCloseDate],
      ...instantColumns<OpportunityLine>(['Closed', 'Κλείσιμο'], context, (deal) => deal.closedAt),
      ['Health', 'Υγεία', (deal) => deal.health],
      ['Reasons', 'Αιτίες', (deal) => deal.reasons?.join('; ')],
    ]),
};

export const TEAMS: Table<TeamInfo> = {
  name: 'teams',
  columns: ({ language }) =>
    named(language, [
      ['Team', 'Ομάδα', (team) => team.name],
      ['Team id', 'Κωδικός ομάδας', (team) => team.id],
      ['Sellers', 'Πωλητές', (team) => team.sellers],
    ]),
};

export const TRACKERS: Table<Tracker> = {
  name: 'trackers',
  columns: ({ language }) =>
    named(language, [
      ['Kind', 'Είδος', (tracker) => tracker.kind],
      ['Name', 'Όνομα', (tracker) => tracker.label],
      ['Id', 'Κωδικός', (tracker) => tracker.id],
      ['Team id', 'Κωδικός ομάδας', (tracker) => tracker.team],
      ['Phrases', 'Φράσεις', (tracker) => tracker.phrases.join('; ')],
    ]),
};

export const AUDIT: Table<AuditEntry> = {
  name: 'audit',
  columns: (context) =>
    named(context.language, [
      ...instantColumns<AuditEntry>(['When', 'Πότε'], context, (entry) => entry.at),
      ['Who', 'Ποιος', (entry) => entry.who.name],
      ['Role', 'Ρόλος', (entry) => entry.who.role],
      ['Did', 'Έκανε', (entry) => entry.what],
      ['Kind', 'Είδος', (entry) => entry.entity?.kind],
      ['Entity', 'Οντότητα', (entry) => entry.entity?.id],
    ]),
};
