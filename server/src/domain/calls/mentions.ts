import type { CallMention, MARK_KINDS, TrackerKind, TranscriptSegment } from '@earshot/contracts';
import type { NamedBrand } from '../brands-heard.ts';
import { COUNTER, type Contribution } from '../contribution.ts';
import type { TrackedTerm } from '../trackers.ts';

type Kind = (typeof MARK_KINDS)[number];

/** Tracked terms that a call mentions, by either side; what counts is what is counted of them, most first. */
export function termMentionsOf(
  { counters }: Contribution,
  terms: readonly TrackedTerm[],
  segments: readonly TranscriptSegment[],
): { kind: TrackerKind; mention: CallMention }[] {
  return terms
    .map(({ kind, id, rev, label }) => {
      const places = placesOf(kind, id, segments);
      const mentions = counters.get(COUNTER.mentions(id, rev)) ?? 0;
      const sellerMentions = places.filter((i) => segments[i]!.speaker === 'seller').length;
      return { kind, mention: { id, label, mentions, sellerMentions, segments: distinct(places) } };
    })
    .filter(({ mention }) => mention.mentions + mention.sellerMentions > 0)
    .sort((a, b) => byMost(a.mention, b.mention));
}

/** Brands that a call mentions: `mentions` are those of both sides, `sellerMentions` the seller's among them. */
export function brandMentionsOf(
  { counters }: Contribution,
  brands: readonly NamedBrand[],
  segments: readonly TranscriptSegment[],
): CallMention[] {
  return brands
    .map(({ id, label }) => {
      const places = placesOf('brand', id, segments);
      const sellerMentions = places.filter((i) => segments[i]!.speaker === 'seller').length;
      const mentions = counters.get(COUNTER.brandMentions(id)) ?? 0;
      return { id, label, mentions, sellerMentions, segments: distinct(places) };
    })
    .sort(byMost);
}

/** The segment of each mention, in the order of the transcript. */
function placesOf(kind: Kind, id: string, segments: readonly TranscriptSegment[]): number[] {
  return segments.flatMap(({ marks }, i) =>
    marks.filter((mark) => mark.kind === kind && mark.id === id).map(() => i),
  );
}

const distinct = (places: readonly number[]) => [...new Set(places)];

function byMost(a: CallMention, b: CallMention): number {
  return (
    b.mentions - a.mentions ||
    b.sellerMentions - a.sellerMentions ||
    (a.label < b.label ? -1 : a.label > b.label ? 1 : a.id < b.id ? -1 : 1)
  );
}
