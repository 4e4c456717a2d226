import { createMemo } from 'solid-js';
import { qrPath } from './qr-path.ts';

/** A QR code, always dark on light: many readers know no other. */
export function QrCode(props: { text: string; label: string }) {
  const code = createMemo(() => qrPath(props.text));
  return (
    <svg class="qr-code" viewBox={`0 0 ${code().size} ${code().size}`} role="img" aria-label={props.label}>
      <path d={code().path} shape-rendering="crispEdges" />
    </svg>
  );
}
