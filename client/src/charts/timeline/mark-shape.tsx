import './timeline.css';

export type MarkKind = 'keyword' | 'competitor' | 'brand' | 'question' | 'note';

/** A shape for each kind, around 0 with a radius of 1: disc, diamond, square, ring, flag. */
const PATHS: Record<MarkKind, string> = {
  keyword: 'M1 0A1 1 0 1 1-1 0A1 1 0 1 1 1 0Z',
  competitor: 'M0-1.15 1.15 0 0 1.15-1.15 0Z',
  brand: 'M-.85-.85H.85V.85H-.85Z',
  question: 'M1 0A1 1 0 1 1-1 0A1 1 0 1 1 1 0ZM.5 0A.5.5 0 1 0-.5 0A.5.5 0 1 0 .5 0Z',
  note: 'M-1-1H1L0 1Z',
};

/** The shape of a kind of mark inside a drawing. */
export function MarkPath(props: { kind: MarkKind; x: number; y: number; r: number }) {
  return (
    <path
      class="mark-shape"
      data-kind={props.kind}
      d={PATHS[props.kind]}
      transform={`translate(${props.x} ${props.y}) scale(${props.r})`}
    />
  );
}

/** The shape of a kind of mark beside its name. */
export function MarkIcon(props: { kind: MarkKind }) {
  return (
    <svg class="mark-icon" viewBox="-6 -6 12 12" aria-hidden="true">
      <MarkPath kind={props.kind} x={0} y={0} r={4.5} />
    </svg>
  );
}
