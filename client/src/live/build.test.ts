import { describe, expect, it } from 'vitest';
import { type BuildLook, nextStep } from './build.ts';

const look = (known: Partial<BuildLook>) =>
  nextStep({ own: '1', served: '2', reloadedFor: [], isBusy: false, ...known });

describe('a new build', () => {
  it('is loaded once, and never twice in one tab', () => {
    expect(look({})).toBe('reload');
    expect(look({ reloadedFor: ['2'] })).toBe('behind');
  });

  it('is not loaded before it is served: the same page again would help nobody', () => {
    expect(look({ served: '1' })).toBe('behind');
    expect(look({ served: undefined })).toBe('behind');
  });

  it('waits for a reader who is in the middle of something', () => {
    expect(look({ isBusy: true })).toBe('held');
    expect(look({ isBusy: true, served: '1' })).toBe('behind');
  });

  it('two builds behind one address do not send a page to and fro', () => {
    const reloadedFor: string[] = [];
    let own = '1';
    for (let load = 0; load < 20; load++) {
      const served = load % 2 === 0 ? '2' : '1';
      if (look({ own, served, reloadedFor }) !== 'reload') continue;
      reloadedFor.push(served);
      own = served;
    }
    expect(reloadedFor.length).toBeLessThanOrEqual(2);
  });
});
