import { plural } from '../plural.ts';

/** What the sections of the home page say. */
export const sections = {
  tile: {
    about: 'What “{{ title }}” means',
    new: 'new',
    unchanged: 'unchanged',
    staleAt: 'Last update at {{ time }}',
    details: 'Show details',
    behind: {
      calls: '“Show details” leads to its course over time and to the calls behind it.',
      recorded: '“Show details” leads to the calls of this month.',
      named:
        '“Show details” leads to the competitors named and their calls; other brands have a tile of their own.',
      sellers: '“Show details” leads to the team, a row a seller.',
      deals: '“Show details” leads to the deals behind it.',
      won: '“Show details” leads to the deals that were won; “Open” and “Lost” there show the others that it counts.',
    },
  },
  talk: {
    heading: 'What are customers talking about?',
    calls: plural({ one: 'From {{ count }} analysed call', other: 'From {{ count }} analysed calls' }),
    mentions: plural({ one: '{{ count }} mention', other: '{{ count }} mentions' }),
    inCalls: plural({
      one: '{{ mentions }} in {{ count }} call',
      other: '{{ mentions }} in {{ count }} calls',
    }),
    since: '{{ text }}, counted since {{ date }}',
    rising: 'Rising most',
    risingAgainst: 'Rising most, against {{ span }}',
    mentioned: 'Mentioned most',
    sentiment: {
      title: 'Customer sentiment',
      definition:
        'How customers sound, by their own words. A call is positive, neutral or negative by the mean score of what the customer says in it, weighted by time. The number in the middle is the share of calls above the average: their customers spend more of their time on negative words than the mean call of this period. Calls in which the customer says nothing, or in a language other than English without scores of the transcriber’s own, are left out.',
      middle: 'above-average negative',
      middleExact: plural({
        one: '{{ count }} call is more negative than the average call',
        other: '{{ count }} calls are more negative than the average call',
      }),
      positive: 'positive',
      neutral: 'neutral',
      negative: 'negative',
      empty:
        'How customers sound shows here after the first call in which the customer speaks. Choose a longer period to see earlier calls.',
    },
    keywords: {
      title: 'Keywords',
      definition:
        'How often customers say the keywords that you track. One mention is one place in a customer’s words; what sellers say does not count. The larger a bubble, the more mentions. A trend compares mentions with the period before; a keyword that nobody said then is new. The strong bubbles are the ones named above them.',
      empty:
        'The keywords that customers say show here as bubbles. Nobody has said a tracked one in this period: choose a longer period, or track more words.',
    },
    competitors: {
      title: 'Competitors',
      definition:
        'How often customers name the competitors that you track. One mention is one place in a customer’s words; what sellers say does not count. The larger a bubble, the more mentions. A trend compares mentions with the period before; a competitor that nobody named then is new. The strong bubbles are the ones named above them.',
      empty:
        'The competitors that customers name show here as bubbles. Nobody has named a tracked one in this period: choose a longer period, or track more names.',
    },
    finishedCalls: plural({ one: 'From {{ count }} call', other: 'From {{ count }} calls' }),
    brands: {
      title: 'Other brands',
      definition:
        'Names of brands, products and organisations that either side says and that you do not track, new in this period: no earlier call had named them. People, places and sellers are left out. They are recognised on your own server; no call leaves the house. The larger a bubble, the more mentions. Choose a bubble to see its calls, to track the name, or to say that it is none.',
      empty:
        'Names that nobody had said before show here as bubbles. There are none in this period: choose a longer period to see earlier ones.',
      firstHeard: '{{ text }}, first heard {{ date }}',
      choose: '{{ text }}. Press for what to do with it',
      menu: 'What to do with “{{ label }}”',
      showCalls: 'Show calls',
      trackKeyword: 'Track as keyword',
      trackCompetitor: 'Track as competitor',
      dismiss: 'Not a brand',
      tracking: '“{{ label }}” is tracked now; earlier calls are being counted.',
      counting: '“{{ label }}” is tracked now; {{ share }} of earlier calls are counted.',
      counted: '“{{ label }}” is tracked; all earlier calls are counted.',
      dismissed: '“{{ label }}” will not show again.',
      undo: 'Undo',
      undone: '“{{ label }}” is back.',
      failed: 'This did not work for “{{ label }}”: {{ reason }}',
      reasons: {
        forbidden: 'your role may not change trackers.',
        unauthorized: 'you are not signed in any more.',
        unreachable: 'the server does not answer. Try again in a moment.',
        refused: 'the server refused it. Try again in a moment.',
      },
    },
  },
  live: {
    heading: 'Live',
    active: {
      title: 'Calls in progress',
      definition:
        'Calls that have started and not ended, newest first, with their running time. A call that nobody ends leaves the list after eight hours.',
      more: plural({ one: 'and {{ count }} more', other: 'and {{ count }} more' }),
      empty: 'No one is on a call. The next call shows here the moment it starts.',
    },
    recent: {
      title: 'Just finished',
      definition:
        'The calls that ended last, whatever period the page shows: how the customer sounded, who sold, how long it took, and which tracked words the customer said, with how often.',
      empty: 'The first finished call shows here within a second of its end.',
      waiting: plural({ one: '{{ count }} new', other: '{{ count }} new' }),
      justNow: 'just now',
      minutes: '{{ count }} min ago',
      hours: '{{ count }} h ago',
      days: '{{ count }} d ago',
      positive: 'Customer positive',
      neutral: 'Customer neutral',
      negative: 'Customer negative',
      unknown: 'Not analysed',
      open: 'Open the call of',
      mention: '{{ label }} {{ count }}×',
    },
  },
  recording: {
    heading: 'Call recording',
    thisMonth: 'this month',
    lastMonth: 'last month',
    since: 'Since {{ day }}',
    ofCalls: plural({ one: 'Of {{ count }} call', other: 'Of {{ count }} calls' }),
    inCalls: plural({ one: 'In {{ count }} call', other: 'In {{ count }} calls' }),
    hourUnit: 'h',
    byDay: '{{ title }} by day',
    empty: 'The days of this month show here once the first call has finished.',
    calls: {
      title: 'Calls',
      definition:
        'Finished calls of this month, whatever period the page shows, by the day they ended. The trend compares with the same length of last month, from its first day.',
    },
    seconds: {
      title: 'Hours',
      definition:
        'How long the finished calls of this month lasted, from start to end, in hours. The trend compares with the same length of last month, from its first day.',
    },
    callsWithKeywords: {
      title: 'Calls with keywords',
      definition:
        'Finished calls of this month in which the customer says at least one tracked keyword. The trend compares with the same length of last month, from its first day.',
    },
    callsWithBrands: {
      title: 'Calls with brands',
      definition:
        'Finished calls of this month in which a tracked competitor or another brand is named. The trend compares with the same length of last month, from its first day.',
    },
  },
};
