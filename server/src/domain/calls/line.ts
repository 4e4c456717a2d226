import type { CallLine, SentimentClass } from '@earshot/contracts';
import type { FinishedCall } from '../call.ts';
import { COUNTER } from '../contribution.ts';
import type { TermIndex } from '../dashboard/term-index.ts';
import { type FoundCall, negativityOf } from './filter.ts';

/** Who is called what, and sits where, now. */
export interface Names {
  sellerName(sellerId: string): string | undefined;
  teamWithName(sellerId: string): { id: string; name: string } | undefined;
  /** Whether a seller's name has this brand id: then it is no brand. */
  isSeller(brandId: string): boolean;
}

export interface LineContext {
  names: Names;
  index: TermIndex;
  /** By opportunity id, as far as they are known. */
  dealNames: ReadonlyMap<string, string>;
}

const CLASSES: readonly SentimentClass[] = ['positive', 'neutral', 'negative'];

/** A seller by name, with the team that they are in. */
export function sellerOf(sellerId: string, names: Names): CallLine['seller'] {
  const team = names.teamWithName(sellerId);
  return { id: sellerId, name: names.sellerName(sellerId) ?? sellerId, ...(team && { team }) };
}

/** A finished call as a list shows it. */
export function callLineOf(found: FoundCall, call: FinishedCall, context: LineContext): CallLine {
  const { counters, sellerId } = found.contribution;
  const { customer, channel, language, opportunityId } = call;
  const count = (counter: string) => counters.get(counter) ?? 0;
  const sentiment = CLASSES.find((name) => counters.has(COUNTER[name]));
  const negativity = negativityOf(counters);
  const spokenMs = count(COUNTER.talkMs) + count(COUNTER.listenMs);
  const dealName = opportunityId === undefined ? undefined : context.dealNames.get(opportunityId);
  return {
    callId: found.callId,
    seller: sellerOf(sellerId, context.names),
    ...(customer && { customer }),
    ...(opportunityId !== undefined && {
      opportunity: { id: opportunityId, ...(dealName !== undefined && { name: dealName }) },
    }),
    startedAt: new Date(call.startedAtMs).toISOString(),
    endedAt: new Date(call.endedAtMs).toISOString(),
    durationSec: count(COUNTER.durationMs) / 1000,
    ...(channel !== undefined && { channel }),
    ...(language !== undefined && { language }),
    ...(sentiment && { sentiment }),
    ...(negativity !== undefined && { negativity: negativity / 100 }),
    ...(spokenMs > 0 && { talkRatio: count(COUNTER.talkMs) / spokenMs }),
    ...termsOf(found, context),
    brands: brandsOf(found, context),
    ...(found.isRetired && { textRemoved: true }),
  };
}

function termsOf({ contribution }: FoundCall, { index, names }: LineContext) {
  const team = names.teamWithName(contribution.sellerId)?.id;
  const keywords: CallLine['keywords'] = {};
  const competitors: CallLine['competitors'] = {};
  for (const [counter, mentions] of contribution.counters) {
    const term = index.byMentions.get(counter)?.term;
    if (!term || (term.team !== undefined && term.team !== team)) continue;
    (term.kind === 'keyword' ? keywords : competitors)[term.id] = { label: term.label, mentions };
  }
  return { keywords, competitors };
}

function brandsOf({ brands, contribution }: FoundCall, { index, names }: LineContext): CallLine['brands'] {
  const lines: CallLine['brands'] = {};
  for (const { id, label } of brands)
    if (!index.settledBrands.has(id) && !names.isSeller(id))
      lines[id] = { label, mentions: contribution.counters.get(COUNTER.brandMentions(id)) ?? 0 };
  return lines;
}
