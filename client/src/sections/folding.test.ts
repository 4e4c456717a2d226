import { describe, expect, it } from 'vitest';
import { keptChoices } from './folding.ts';

describe('what is kept of folded sections', () => {
  it('is what was chosen, section by section', () => {
    expect(keptChoices('{"talk":true,"kpis":false}')).toEqual({ talk: true, kpis: false });
  });

  it.each([null, '', '{', '3', 'null', '["talk"]', '{"talk":"yes"}'])(
    'counts as nothing where it is %s',
    (text) => {
      expect(keptChoices(text)).toEqual({});
    },
  );
});
