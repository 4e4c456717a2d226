import { plural } from '../plural.ts';

/** What the sections about selling say: base figures, top sellers, deals. */
export const selling = {
  kpis: {
    heading: 'Base figures',
    against: 'Against {{ span }}',
    course: {
      hour: plural({
        one: 'Hour by hour: from {{ low }} to {{ high }}, the latest {{ last }}',
        other: 'In steps of {{ count }} hours: from {{ low }} to {{ high }}, the latest {{ last }}',
      }),
      day: plural({
        one: 'Day by day: from {{ low }} to {{ high }}, the latest {{ last }}',
        other: 'In steps of {{ count }} days: from {{ low }} to {{ high }}, the latest {{ last }}',
      }),
      month: plural({
        one: 'Month by month: from {{ low }} to {{ high }}, the latest {{ last }}',
        other: 'In steps of {{ count }} months: from {{ low }} to {{ high }}, the latest {{ last }}',
      }),
    },
    timeLeft: {
      title: 'Time left',
      definition:
        'How long the organisation’s current sales period still goes, whatever period the page shows. The upper bar is what has been won in it, up to its target at the right end; the notch is where it should stand today, by days begun. The thin bar below is how much of the period has gone.',
      days: plural({ one: 'day', other: 'days' }),
      hours: 'h',
      clockUnit: 'hours',
      gone: '{{ share }} of the sales period has gone',
      wonOf: '{{ won }} of {{ target }} won',
      withPace: '{{ text }}, {{ pace }} expected by today',
      noTarget: '{{ won }} won, no target set',
    },
    revenueWon: {
      title: 'Revenue won',
      definition:
        'What the deals won in the period of this page brought: the sum of their actual revenue. The trend compares with the period before.',
    },
    pipelineOpen: {
      title: 'Pipeline',
      definition:
        'What the deals that are open now are expected to bring: the sum of their estimated revenue, whatever period the page shows.',
      now: 'open now',
    },
    dealsWon: {
      title: 'Deals won',
      definition:
        'How many deals were won in the period of this page. The trend compares with the period before.',
    },
    winRate: {
      title: 'Win rate',
      definition:
        'Deals won in the period of this page, of all deals that were available in it: created before its end and not closed before its start. The trend compares with the period before.',
      none: 'no deal to win',
    },
    averageDeal: {
      title: 'Average deal',
      definition:
        'Revenue won divided by deals won, in the period of this page. The trend compares with the period before.',
      none: 'no deal won',
    },
  },
  topSellers: {
    heading: 'What characterises top sellers?',
    top: 'top sellers',
    team: 'whole team',
    tooFew: plural({
      one: 'Nothing is compared: {{ count }} seller had a call or won a deal in this period, and it takes 4.',
      other:
        'Nothing is compared: {{ count }} sellers had a call or won a deal in this period, and it takes 4.',
    }),
    nobodyAbove: 'Nothing is compared: nobody has won more than the average of all sellers in this period.',
    notCompared: 'Not compared',
    nothingYet: 'There are no calls in this period to compare.',
    verdict: {
      tooFew: 'Too few calls to tell',
      same: 'No clear difference',
      different: 'A clear difference',
    },
    calls: plural({ one: 'From {{ count }} call', other: 'From {{ count }} calls' }),
    callsOfTop: plural({
      one: '{{ calls }}, {{ count }} of them by top sellers',
      other: '{{ calls }}, {{ count }} of them by top sellers',
    }),
    who: {
      title: 'Top sellers',
      definition:
        'The sellers of the period whose won revenue is above the mean of all sellers in play: those with a finished call or a won deal in it. A manager can name them by hand instead. The whole team means all sellers in play, top sellers included.',
      of: plural({ one: 'of {{ count }} in play', other: 'of {{ count }} in play' }),
      more: plural({ one: 'and {{ count }} more', other: 'and {{ count }} more' }),
      empty:
        'Who sells most shows here, and what they do differently, as soon as sellers have finished calls and won deals in this period.',
    },
    talkRatio: {
      title: 'Talk to listen',
      definition:
        'How much of the talking time is the seller’s: seconds the seller talks, of all seconds in which either side talks. The filled dot is the top sellers, the ring the whole team. The verdict compares the sellers’ own ratios, top sellers against the others.',
      more: 'Top sellers talk more than the team: {{ top }} of the time against {{ team }}.',
      less: 'Top sellers talk less than the team: {{ top }} of the time against {{ team }}.',
      same: 'Top sellers talk as much as the team: {{ top }} of the time.',
      alone: 'Sellers talk {{ team }} of the time.',
    },
    switchRate: {
      title: 'Switch rate',
      definition:
        'How often the speaker changes in an hour of call. The filled dot is the top sellers, the ring the whole team. The verdict compares the sellers’ own rates, top sellers against the others.',
      more: 'Speakers change more often with top sellers: {{ top }} times an hour against {{ team }}.',
      less: 'Speakers change less often with top sellers: {{ top }} times an hour against {{ team }}.',
      same: 'Speakers change as often as in the team: {{ top }} times an hour.',
      alone: 'Speakers change {{ team }} times an hour.',
    },
    sentiment: {
      title: 'Customer sentiment',
      definition:
        'How many of the analysed calls are positive, and how many are negative. The filled dot is the top sellers, the ring the whole team. More negative calls need not be worse: they may come from better questions. The verdict compares the sellers’ own shares of negative calls, top sellers against the others.',
      positive: 'positive',
      negative: 'negative',
      sentence: '{{ positive }}; {{ negative }}.',
      positiveMore: 'Their calls are positive more often: {{ top }} against {{ team }}',
      positiveLess: 'Their calls are positive less often: {{ top }} against {{ team }}',
      positiveSame: 'Their calls are positive as often as the team’s: {{ top }}',
      negativeMore: 'negative more often: {{ top }} against {{ team }}',
      negativeLess: 'negative less often: {{ top }} against {{ team }}',
      negativeSame: 'negative as often: {{ top }}',
      alone: '{{ positive }} of calls are positive, {{ negative }} negative.',
    },
    engagement: {
      title: 'Engagement',
      definition:
        'Hours spent on customers by e-mail, by phone and in meetings, as a mean a seller in play. A finished call counts as phone time, or as a meeting where it was one. The verdict compares the sellers’ own hours in all, top sellers against the others.',
      email: 'E-mail',
      phone: 'Phone',
      meeting: 'Meetings',
      hours: '{{ hours }}\u00a0h',
      more: 'Top sellers spend more time with customers: {{ top }} each against {{ team }}.',
      less: 'Top sellers spend less time with customers: {{ top }} each against {{ team }}.',
      same: 'Top sellers spend as much time with customers as the team: {{ top }} each.',
      alone: 'Sellers spend {{ team }} each with customers.',
    },
    bestPractice: {
      title: 'Best-practice keywords',
      definition:
        'Nouns and short phrases that top sellers say markedly more than the other sellers: more than chance explains, given how often each word is said at all. The larger a bubble, the more often top sellers say it. The strong bubbles are the ones named above them, with how many times as often top sellers say them in as many words. Counted by whole days, renewed within a minute.',
      caption: 'Said markedly more by top sellers',
      lift: '{{ times }}× as often',
      described: '{{ mentions }}, {{ lift }} as the others',
      nothingYet:
        'The words that top sellers say more than the others show here, after some calls and won deals.',
      empty:
        'The words that top sellers say more than the others show here. None stands out in this period yet.',
    },
  },
  deals: {
    heading: 'Are my team’s deals on track?',
    count: plural({ one: '{{ count }} open deal', other: '{{ count }} open deals' }),
    target: {
      title: 'Target',
      definition:
        'What has been won in the current sales period (dark) and what the open deals are expected to bring (light), against the period’s target (the thick line). The notch is where the won part should stand today, by days begun.',
      share: 'of target won',
      won: 'Won',
      open: 'Open',
      target: 'Target',
      ahead: '{{ amount }} ahead of today’s pace.',
      behind: '{{ amount }} behind today’s pace.',
      onPace: 'As much as today’s pace asks for.',
      enough: 'With all open deals the target is passed by {{ amount }}.',
      short: 'With all open deals {{ amount }} are still missing.',
      exactly: 'With all open deals the target is met.',
      none: 'No target is set for this sales period.',
      described: '{{ won }} won, {{ open }} open, target {{ target }}.',
      describedAlone: '{{ won }} won, {{ open }} open.',
    },
    bubbles: {
      title: 'Open deals',
      definition:
        'The deals that are open now, the largest and the worst at risk. The larger a bubble, the more it is expected to bring. A deal with one reason for concern is to be watched (dashed ring), with two or more it is at risk (red). Reasons: its close date has passed; no call or engagement for 14 days; its last call was negative; a competitor came up in that call.',
      described: '{{ amount }} · {{ who }} · {{ state }}',
      empty: 'Open deals show here as bubbles as soon as your CRM sends them as opportunity.changed events.',
      atRisk: plural({ one: '{{ count }} at risk', other: '{{ count }} at risk' }),
      watch: plural({ one: '{{ count }} to watch', other: '{{ count }} to watch' }),
      fine: plural({ one: '{{ count }} fine', other: '{{ count }} fine' }),
    },
    state: { atRisk: 'at risk', watch: 'to be watched', fine: 'nothing to worry about' },
    withReasons: '{{ state }}: {{ reasons }}',
    reasons: {
      closeDatePassed: 'close date has passed',
      quiet: 'no contact for 14 days',
      negativeLastCall: 'last call was negative',
      competitorMentioned: 'competitor named in the last call',
    },
    stages: {
      title: 'By stage',
      definition:
        'The open deals by the stage that your CRM gives them: how much each stage is expected to bring, and how many deals are in it.',
      none: 'no stage',
      others: plural({ one: '{{ count }} other stage', other: '{{ count }} other stages' }),
      deals: plural({ one: '{{ count }} deal', other: '{{ count }} deals' }),
      empty: 'The stages of open deals show here.',
    },
    list: {
      title: 'Deals by risk',
      definition:
        'The deals behind the bubbles, those with most reasons for concern first, then the largest. Health is 100, less 30 for each reason.',
      health: 'health {{ health }}',
      atRisk: '{{ amount }} at risk',
      nothing: 'Nothing at risk',
      more: plural({ one: 'and {{ count }} more', other: 'and {{ count }} more' }),
      shown: plural({ one: '{{ count }} of {{ all }} shown', other: '{{ count }} of {{ all }} shown' }),
      empty: 'Deals to look after show here, with the reasons, as soon as there are open deals.',
    },
  },
};
