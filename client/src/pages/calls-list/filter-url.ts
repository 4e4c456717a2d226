import type { CallOrder, CallsQuery } from '@earshot/contracts';

/** What the calls of a list have in common beside team and period; the names are those of `GET /v1/calls`. */
export type CallsFilter = Partial<Omit<CallsQuery, 'cursor' | 'limit'>>;
export type SentimentChoice = NonNullable<CallsFilter['sentiment']>;

export const SENTIMENT_CHOICES: readonly SentimentChoice[] = [
  'positive',
  'neutral',
  'negative',
  'aboveAverageNegative',
  'notAnalysed',
];
export const ORDERS: readonly CallOrder[] = ['newest', 'oldest', 'longest', 'mostNegative', 'mostTalk'];
const TEXTS = ['term', 'brand', 'phrase', 'seller', 'opportunity', 'customer', 'q'] as const;

type Address = Partial<Record<string, string | string[] | undefined>>;

const one = (value: string | string[] | undefined) =>
  typeof value === 'string' && value !== '' ? value : undefined;
const oneOf = <T extends string>(known: readonly T[], value: string | string[] | undefined) =>
  known.find((choice) => choice === value);

/** The filter that an address says; what cannot be read is as if it were absent. */
export function filterOf(address: Address): CallsFilter {
  const filter: CallsFilter = {};
  for (const name of TEXTS) {
    const value = one(address[name]);
    if (value !== undefined) filter[name] = value;
  }
  const sentiment = oneOf(SENTIMENT_CHOICES, address.sentiment);
  const sort = oneOf(ORDERS, address.sort);
  return { ...filter, ...(sentiment && { sentiment }), ...(sort && sort !== 'newest' && { sort }) };
}
