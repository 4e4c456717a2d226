import { expect, it } from 'vitest';
import { qrPath } from './qr-path.ts';

const QUIET = 4;

it('a QR code has a quiet zone, a finder in three corners, and another picture for another text', () => {
  const { path, size } = qrPath('https://earshot.example/settings/screens?code=HKMW-3DQ7');
  const dark = new Set([...path.matchAll(/M(\d+) (\d+)h1v1h-1z/g)].map(([, x, y]) => `${x} ${y}`));
  const isDark = (x: number, y: number) => dark.has(`${x} ${y}`);
  const far = size - QUIET - 7;
  for (const [left, top] of [
    [QUIET, QUIET],
    [far, QUIET],
    [QUIET, far],
  ] as const)
    for (let i = 0; i < 7; i++) {
      expect(isDark(left + i, top) && isDark(left, top + i) && isDark(left + i, top + 6)).toBe(true);
      if (i > 0 && i < 6) expect(isDark(left + i, top + 1)).toBe(i === 0 || i === 6);
    }
  for (const place of dark) {
    const [x = 0, y = 0] = place.split(' ').map(Number);
    expect(Math.min(x, y)).toBeGreaterThanOrEqual(QUIET);
    expect(Math.max(x, y)).toBeLessThan(size - QUIET);
  }
  expect(qrPath('https://earshot.example/settings/screens?code=HKMW-3DQ8').path).not.toBe(path);
});
