import { plural } from '../plural.ts';

/** What the details pages say. */
export const details = {
  panel: {
    unreachable: 'The server does not answer. What is shown may be out of date.',
    refused: 'The server refused this ({{ code }}).',
  },
  details: {
    analysedOf: plural({
      one: '{{ count }} analysed call of {{ all }}',
      other: '{{ count }} analysed calls of {{ all }}',
    }),
    fromTop: plural({
      one: 'From {{ count }} call of top sellers',
      other: 'From {{ count }} calls of top sellers',
    }),
    overTime: 'Calls over time',
    mentionsOverTime: 'Mentions over time',
    chart: '{{ title }} over time. Arrow keys read out, Shift and arrows choose a span, Enter shows it.',
    byClass: 'By class',
    table: 'Term by term',
    calls: 'The calls behind it',
    allCalls: 'All calls of the period',
    callsWith: 'Calls with “{{ name }}”',
    noTerms: 'Nothing was mentioned in this period. Choose a longer one.',
    noneAnalysed: 'no analysed call',
    ofAndRest: 'Calls that mention it: {{ of }}. The other calls: {{ rest }}.',
    lift: '{{ times }} times as often per word spoken',
    others: '(others: {{ mentions }})',
    columns: {
      class: 'Customers sound',
      term: 'Term',
      mentions: 'Mentions',
      calls: 'Calls',
      share: 'Share',
      before: 'Share before',
      trend: 'Trend',
      sentiment: 'Sentiment, and of the rest',
      lift: 'Top sellers say it',
    },
  },
};
