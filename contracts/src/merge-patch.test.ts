import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { applyPatch, diff } from './merge-patch.ts';

type Json = string | number | boolean | Json[] | { [key: string]: Json };

/** Documents without null; few keys, so that two documents share some, and keys that every object inherits. */
const document = fc.letrec<{ json: Json; object: { [key: string]: Json } }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom('', 'a', 'β'),
    fc.integer({ min: 0, max: 2 }),
    fc.boolean(),
    fc.array(tie('json'), { maxLength: 2 }),
    tie('object'),
  ),
  object: fc.dictionary(
    fc.constantFrom('a', 'b', 'c', 'toString', 'valueOf', 'hasOwnProperty'),
    tie('json'),
    {
      maxKeys: 4,
      noNullPrototype: true,
    },
  ),
})).object;

const copy = <T>(document: T): T => JSON.parse(JSON.stringify(document));

test('the examples of RFC 7396 come out', () => {
  const examples: [string, string, string][] = [
    ['{"a":"b"}', '{"a":"c"}', '{"a":"c"}'],
    ['{"a":"b"}', '{"b":"c"}', '{"a":"b","b":"c"}'],
    ['{"a":"b"}', '{"a":null}', '{}'],
    ['{"a":"b","b":"c"}', '{"a":null}', '{"b":"c"}'],
    ['{"a":["b"]}', '{"a":"c"}', '{"a":"c"}'],
    ['{"a":"c"}', '{"a":["b"]}', '{"a":["b"]}'],
    ['{"a":{"b":"c"}}', '{"a":{"b":"d","c":null}}', '{"a":{"b":"d"}}'],
    ['{"a":[{"b":"c"}]}', '{"a":[1]}', '{"a":[1]}'],
    ['["a","b"]', '["c","d"]', '["c","d"]'],
    ['{"a":"b"}', '["c"]', '["c"]'],
    ['{"a":"foo"}', 'null', 'null'],
    ['{"a":"foo"}', '"bar"', '"bar"'],
    ['{"e":null}', '{"a":1}', '{"e":null,"a":1}'],
    ['[1,2]', '{"a":"b","c":null}', '{"a":"b"}'],
    ['{}', '{"a":{"bb":{"ccc":null}}}', '{"a":{"bb":{}}}'],
  ];
  for (const [target, patch, result] of examples)
    expect(JSON.stringify(applyPatch<unknown>(JSON.parse(target), JSON.parse(patch)))).toBe(result);
});

test('a patch made of two documents turns the one into the other, over the wire as well', () => {
  fc.assert(
    fc.property(document, document, (before, after) => {
      const patch = diff(before, after);
      if (patch === undefined) expect(before).toStrictEqual(after);
      else expect(applyPatch(before, JSON.parse(JSON.stringify(patch)))).toStrictEqual(after);
    }),
    { numRuns: 2000 },
  );
});

test('equal documents need no patch', () => {
  fc.assert(
    fc.property(document, (one) => {
      expect(diff(one, copy(one))).toBeUndefined();
    }),
  );
});

test('no part of a patch can be left out', () => {
  fc.assert(
    fc.property(document, document, (before, after) => {
      for (const smaller of withoutOnePart(diff(before, after)))
        expect(applyPatch(before, smaller)).not.toStrictEqual(after);
    }),
    { numRuns: 2000 },
  );
});

/** A patch less each of its members in turn, at every depth. */
function* withoutOnePart(patch: unknown): Generator<Record<string, unknown>> {
  if (typeof patch !== 'object' || patch === null || Array.isArray(patch)) return;
  for (const [key, part] of Object.entries(patch)) {
    const { [key]: _, ...rest } = patch as Record<string, unknown>;
    yield rest;
    for (const smaller of withoutOnePart(part)) yield { ...patch, [key]: smaller };
  }
}

describe('applying a patch', () => {
  it('changes neither the document nor the patch', () => {
    fc.assert(
      fc.property(document, document, (before, after) => {
        const patch = diff(before, after);
        const sameBefore = copy(before);
        const samePatch = patch && copy(patch);
        applyPatch(before, patch);
        expect([before, patch]).toStrictEqual([sameBefore, samePatch]);
      }),
    );
  });

  it('shares every part that the patch does not speak of', () => {
    const before = { a: { b: { n: 1 }, c: { n: 2 } }, d: { n: 3 } };
    const after = applyPatch(before, { a: { b: { n: 5 } } });
    expect(after.a.c).toBe(before.a.c);
    expect(after.d).toBe(before.d);
    expect(after.a.b).not.toBe(before.a.b);
  });

  it('reaches no prototype', () => {
    const patch: unknown = JSON.parse(
      '{"__proto__":{"x":1},"a":{"__proto__":{"x":1}},"constructor":{"prototype":{"x":1}}}',
    );
    const result = applyPatch<object>({}, patch);
    expect(JSON.stringify(result)).toBe('{"a":{},"constructor":{"prototype":{"x":1}}}');
    expect(Object.getPrototypeOf(result)).toBe(Object.prototype);
    expect('x' in Object.prototype).toBe(false);
  });
});
