import { encode } from 'uqr';

/** Modules left free around, as readers need it. */
const QUIET = 4;

/** The dark modules of a QR code as one path, and how many modules it is across. */
export function qrPath(text: string): { path: string; size: number } {
  const { data, size } = encode(text, { ecc: 'M', border: QUIET });
  const path = data
    .flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')))
    .join('');
  return { path, size };
}
