import { plural } from '../plural.ts';

/** What lists of calls say. */
export const calls = {
  callsList: {
    waiting: plural({ one: 'Show {{ count }} new call', other: 'Show {{ count }} new calls' }),
    manyWaiting: 'Show many new calls',
    unreachable: 'The server does not answer. What is shown may be out of date.',
    refused: 'The server refused this list ({{ code }}).',
    again: 'Try again',
    none: 'No calls match. Choose a longer period or fewer conditions.',
    all: plural({ one: '{{ count }} call in all', other: '{{ count }} calls in all' }),
    soFar: plural({ one: '{{ count }} call so far', other: '{{ count }} calls so far' }),
    searchedBackTo: 'Searched back to {{ time }}.',
    more: 'Show more',
    gone: 'no longer counted',
  },
  callsFilter: {
    search: 'Search in what was said',
    find: 'Search',
    seller: 'Seller',
    everyone: 'All sellers',
    sentiment: 'Customer sentiment',
    anySentiment: 'Any sentiment',
    sentiments: {
      positive: 'Positive',
      neutral: 'Neutral',
      negative: 'Negative',
      aboveAverageNegative: 'Above-average negative',
      notAnalysed: 'Not analysed',
    },
    order: 'Order',
    orders: {
      newest: 'Newest first',
      oldest: 'Oldest first',
      longest: 'Longest first',
      mostNegative: 'Most negative first',
      mostTalk: 'Most seller talk first',
    },
    chips: {
      term: 'Mentions “{{ name }}”',
      brand: 'Names “{{ name }}”',
      phrase: 'Seller says “{{ name }}”',
      customer: 'With customer {{ name }}',
      opportunity: 'About deal {{ name }}',
    },
    without: 'Without the condition {{ name }}',
    export: 'Download as CSV',
  },
};
