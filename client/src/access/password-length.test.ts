import { passwordSchema } from '@earshot/contracts';
import { expect, it } from 'vitest';
import { PASSWORD_LENGTH, passwordLengthOf } from './password-length.ts';

it('a password is long enough here exactly where the server says so', () => {
  for (let length = 1; length <= PASSWORD_LENGTH.most + 1; length++) {
    const password = 'x'.repeat(length);
    const isTaken = passwordLengthOf(password).is !== 'short' && length <= PASSWORD_LENGTH.most;
    expect([length, isTaken]).toEqual([length, passwordSchema.safeParse(password).success]);
  }
});

it('what is missing is counted', () => {
  expect(passwordLengthOf('')).toEqual({ is: 'none' });
  expect(passwordLengthOf('eleven char')).toEqual({ is: 'short', missing: 1 });
  expect(passwordLengthOf('twelve chars')).toEqual({ is: 'enough' });
  expect(passwordLengthOf('four plain words in a row')).toEqual({ is: 'good' });
});
