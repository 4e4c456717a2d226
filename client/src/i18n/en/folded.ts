import { plural } from '../plural.ts';

/** What a folded section of the home page says beside its figure. */
export const folded = {
  folded: {
    revenue: 'won in this period',
    talk: '{{ middle }} · most said: {{ term }}',
    topSellers: plural({
      one: 'top seller of {{ all }} in play',
      other: 'top sellers of {{ all }} in play',
    }),
    won: 'won in the sales period',
    active: plural({ one: 'call in progress', other: 'calls in progress' }),
    recorded: plural({ one: 'call this month', other: 'calls this month' }),
    noTalk: 'No customer has been heard in this period',
    noSellers: 'Nobody has had a call in this period',
  },
};
