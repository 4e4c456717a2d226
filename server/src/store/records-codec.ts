import type { NamedBrand } from '../domain/brands-heard.ts';
import type { StartedCall } from '../domain/call.ts';
import { type Contribution, decodeContribution, encodeContribution } from '../domain/contribution.ts';
import type { Deal } from '../domain/deal.ts';
import type { DealTouch } from '../domain/deal-touch.ts';
import type { CountedIn, FirstHearing, PersonFact } from './records.ts';

/** Buckets as they are stored: `key expiry key expiry …`. */
export function encodeBuckets(buckets: CountedIn[]): string {
  return buckets.map(({ key, expiresAtMs }) => `${key} ${expiresAtMs}`).join(' ');
}

/** The inverse of `encodeBuckets`. */
export function decodeBuckets(flat: string): CountedIn[] {
  const parts = flat.split(' ');
  const buckets: CountedIn[] = [];
  for (let i = 0; i + 1 < parts.length; i += 2) {
    buckets.push({ key: parts[i]!, expiresAtMs: Number(parts[i + 1]) });
  }
  return buckets;
}

/** Contributions as they are stored: one a line. */
export function encodeContributions(contributions: readonly Contribution[]): string {
  return contributions.map(encodeContribution).join('\n');
}

/** The inverse of `encodeContributions`. */
export function decodeContributions(lines: string): Contribution[] {
  return lines.split('\n').map(decodeContribution);
}

/** Brands as they are stored: `id TAB label TAB …`; labels hold no tab. */
export function encodeBrands(brands: readonly NamedBrand[]): string {
  return brands.map(({ id, label }) => `${id}\t${label}`).join('\t');
}

/** The inverse of `encodeBrands`. */
export function decodeBrands(flat: string): NamedBrand[] {
  const parts = flat.split('\t');
  const brands: NamedBrand[] = [];
  for (let i = 0; i + 1 < parts.length; i += 2) brands.push({ id: parts[i]!, label: parts[i + 1]! });
  return brands;
}

/** A deal as a step brought it. */
export function decodeDeal(text: string): Deal {
  return JSON.parse(text) as Deal;
}

/** A call in progress, as the function `start` has stored it. */
export function decodeStarted(text: string): StartedCall {
  return JSON.parse(text) as StartedCall;
}

/** Facts about people as they are stored: `kind|id` and `order NUL value`; an order holds NUL, a value does not. */
export function decodeFact(field: string, stored: string): PersonFact {
  const bar = field.indexOf('|');
  const nul = stored.lastIndexOf('\0');
  return {
    kind: field.slice(0, bar) as PersonFact['kind'],
    id: field.slice(bar + 1),
    order: stored.slice(0, nul),
    value: stored.slice(nul + 1),
  };
}

/** A touch as the function `touch_of` writes it: `engagementEnd|- [callId end sellerId 0|1 mention…]`. */
export function decodeTouch(flat: string): DealTouch {
  const [engaged, callId, endedAt, sellerId, negative, ...mentions] = flat.split(' ');
  return {
    ...(callId !== undefined && {
      lastCall: {
        callId,
        endedAtMs: Number(endedAt),
        sellerId: sellerId!,
        isNegative: negative === '1',
        mentions,
      },
    }),
    ...(engaged !== '-' && { lastEngagementMs: Number(engaged) }),
  };
}

/** A first hearing as the function `first_of` writes it: `at callId label`, the label with any spaces. */
export function decodeFirst(flat: string): FirstHearing {
  const [at, callId, ...label] = flat.split(' ');
  return { label: label.join(' '), atMs: Number(at), callId: callId! };
}
