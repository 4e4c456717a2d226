import type { Random } from '../random.ts';

/** Makes a sentence of a template: `(a|b)` is one of them, `{name}` the word of that name. */
export function sentence(template: string, random: Random, wordFor: (name: string) => string): string {
  return template
    .replace(/\(([^()]*\|[^()]*)\)/g, (_, options: string) => random.pick(options.split('|')))
    .replace(/\{(\w+)\}/g, (_, name: string) => wordFor(name));
}
