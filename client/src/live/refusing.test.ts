import { describe, expect, it } from 'vitest';
import { isRefusingCalls } from './refusing.ts';

describe('a page', () => {
  it('says that calls are refused while a connected server says so', () => {
    expect(isRefusingCalls('online', false)).toBe(true);
  });

  it('says nothing of it where the server does not, as older ones never do', () => {
    expect(isRefusingCalls('online', undefined)).toBe(false);
    expect(isRefusingCalls('online', true)).toBe(false);
  });

  it.each(['connecting', 'offline', 'refused'] as const)('does not know it while %s', (connection) => {
    expect(isRefusingCalls(connection, false)).toBe(false);
  });
});
