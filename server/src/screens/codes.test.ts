import { expect, it } from 'vitest';
import { codeIn, newCode, shownCode } from './codes.ts';

it('a code is read however it is written', () => {
  for (let i = 0; i < 200; i++) {
    const code = newCode();
    expect(shownCode(code)).toMatch(/^[2-9A-HJKMNP-TV-Z]{4}-[2-9A-HJKMNP-TV-Z]{4}$/);
    for (const typed of [
      code,
      shownCode(code),
      shownCode(code).toLowerCase(),
      ` ${code.slice(0, 3)} ${code.slice(3)}\n`,
    ])
      expect(codeIn(typed)).toBe(code);
    expect(codeIn(shownCode(code).replace('-', '–'))).toBe(code);
  }
});

it.each(['', 'ABCD-EFG', 'ABCD-EFGHJ', 'ABCD-EFG0', 'ABCD-EFGI', 'ABCD_EFGH', 'ΑBCD-EFGH'])(
  'no screen shows %j',
  (typed) => {
    expect(codeIn(typed)).toBeUndefined();
  },
);

it('codes are not the same', () => {
  expect(new Set(Array.from({ length: 1_000 }, newCode)).size).toBe(1_000);
});
