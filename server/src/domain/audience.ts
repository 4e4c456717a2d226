import type { ActiveCall, Deal, RecentCall, Role, Snapshot } from '@earshot/contracts';
import { type Keep, makeAnew } from './dashboard/keep.ts';
import { initialsOf } from './initials.ts';
import { tokensOf } from './words.ts';

/** Whom a document is made for: people who are signed in, a screen on a wall, or one that is set to privacy. */
export type Audience = 'people' | 'screen' | 'privateScreen';

/** Whom somebody's documents are made for: of a screen, one that does not say how private it is counts as private. */
export function audienceOf({ role, isPrivate }: { role: Role; isPrivate?: boolean }): Audience {
  if (role !== 'screen') return 'people';
  return isPrivate === false ? 'screen' : 'privateScreen';
}

/** What an id is of. */
export type IdKind = 'seller' | 'call' | 'deal';

export interface Reduction {
  audience: Audience;
  /** Another id in place of one that may tell something: always the same for the same, and telling nothing. */
  pseudonym: (kind: IdKind, id: string) => string;
  /** Remembers parts from one document to the next; absent: all is made anew. */
  keep?: Keep;
}

/**
 * The document as an audience gets it. On a wall anyone may read: a screen gets no name of a customer, an account or a deal, and
 * one that is set to privacy sellers by their initials, under other ids. Names that were merely heard in speech are often customers',
 * and nobody has looked at them: it gets none. Figures are the same in all.
 */
export function documentFor(
  snapshot: Snapshot,
  { audience, pseudonym, keep = makeAnew }: Reduction,
): Snapshot {
  if (audience === 'people') return snapshot;
  const isPrivate = audience === 'privateScreen';
  const idOf = isPrivate ? pseudonym : (_kind: IdKind, id: string) => id;
  const nameOf = isPrivate ? initialsOf : (name: string) => name;
  const seller = ({ sellerId, sellerName }: { sellerId: string; sellerName: string }) => ({
    sellerId: idOf('seller', sellerId),
    sellerName: nameOf(sellerName),
  });
  const { topSellers, pipeline, live } = snapshot;
  const names = namesIn(snapshot, isPrivate);
  return {
    ...snapshot,
    brands: {},
    topSellers: {
      ...topSellers,
      sellers: renamed(topSellers.sellers, (id, one) => [
        idOf('seller', id),
        isPrivate ? { ...one, name: nameOf(one.name) } : one,
      ]),
      bestPracticeKeywords: without(topSellers.bestPracticeKeywords, names),
    },
    pipeline: {
      ...pipeline,
      deals: renamed(pipeline.deals, (id, deal) => [
        idOf('deal', id),
        keep(deal, [], () => reducedDeal(deal, seller(deal))),
      ]),
    },
    live: {
      ...live,
      active: renamed(live.active, (id, call) => [
        idOf('call', id),
        keep(call, [], () => reducedActive(call, seller(call))),
      ]),
      recent: renamed(live.recent, (id, call) => [
        idOf('call', id),
        keep(call, [], (): RecentCall => ({ ...call, ...seller(call) })),
      ]),
    },
  };
}

type Seller = Pick<Deal, 'sellerId' | 'sellerName'>;

// What is shown is listed, not what is left out: a field that is new stays away from walls until somebody lets it in.
function reducedDeal({ estimated, health, state, reasons }: Deal, seller: Seller): Deal {
  return { ...seller, estimated, health, state, reasons };
}

function reducedActive({ startedAt }: ActiveCall, seller: Seller): ActiveCall {
  return { ...seller, startedAt };
}

function renamed<T>(
  parts: Readonly<Record<string, T>>,
  one: (id: string, part: T) => [id: string, part: T],
): Record<string, T> {
  return Object.fromEntries(Object.entries(parts).map(([id, part]) => one(id, part)));
}

/** The words of each name that the document holds; of sellers' only where they are not to be known. */
function namesIn({ topSellers, pipeline, live }: Snapshot, isPrivate: boolean): ReadonlySet<string>[] {
  const names: (string | undefined)[] = [];
  for (const { name, account } of Object.values(pipeline.deals)) names.push(name, account);
  for (const { customer } of Object.values(live.active)) names.push(customer);
  if (isPrivate) {
    for (const { name } of Object.values(topSellers.sellers)) names.push(name);
    for (const calls of [pipeline.deals, live.active, live.recent])
      for (const { sellerName } of Object.values(calls)) names.push(sellerName);
  }
  return [...new Set(names)].flatMap((name) => {
    const words = wordsOf(name ?? '');
    return words.size === 0 ? [] : [words];
  });
}

/** Leaves out what was heard and is one of the names, a part of one, or more than one. */
function without<T extends { label: string }>(
  heard: Readonly<Record<string, T>>,
  names: readonly ReadonlySet<string>[],
): Record<string, T> {
  const isName = ({ label }: T) => {
    const words = wordsOf(label);
    return names.some((name) => isWithin(words, name) || isWithin(name, words));
  };
  return Object.fromEntries(Object.entries(heard).filter(([, one]) => !isName(one)));
}

const wordsOf = (text: string): ReadonlySet<string> =>
  new Set(tokensOf(text).flatMap(({ form, isWord }) => (isWord ? [form] : [])));

function isWithin(part: ReadonlySet<string>, whole: ReadonlySet<string>): boolean {
  for (const word of part) if (!whole.has(word)) return false;
  return part.size > 0;
}
