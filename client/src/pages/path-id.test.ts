import { expect, it } from 'vitest';
import { idInPath } from './path-id.ts';

it('an id in a path is read as it was written', () => {
  for (const id of ['c-42', 'dialer/eu 1', '100%', 'κλήση', 'a:b@c'])
    expect(idInPath(encodeURIComponent(id))).toBe(id);
});

it('what no address can be is left as it stands', () => {
  expect(idInPath('100%')).toBe('100%');
});
