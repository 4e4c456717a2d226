import { expect, it } from 'vitest';
import { isJoinLink, signInCodeOf } from './sign-in-code.ts';

const CODE = 'k3J_x-91bQm2kLrTz0';

it.each([
  CODE,
  `  ${CODE}\n`,
  `#${CODE}`,
  `http://127.0.0.1:3000/enter#${CODE}`,
  `https://calls.example/enter#code=${CODE}`,
])('the code is found in %j', (text) => {
  expect(signInCodeOf(text)).toBe(CODE);
});

it.each([
  '',
  '#',
  'http://127.0.0.1:3000/enter',
  'http://127.0.0.1:3000/enter#',
  'two words',
  'x'.repeat(600),
])('nothing is sent for %j', (text) => {
  expect(signInCodeOf(text)).toBeUndefined();
});

it('a link that sets a password is told from one that signs in', () => {
  expect(isJoinLink(`https://calls.example/join#${CODE}`)).toBe(true);
  expect(isJoinLink(`https://calls.example/enter#${CODE}`)).toBe(false);
});
