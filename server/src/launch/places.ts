import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root: the built program stands in `server/dist`. */
export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** The first of `names` that is a program on PATH, whole path. */
export function onPath(...names: string[]): string | undefined {
  for (const name of names) {
    for (const folder of (process.env.PATH ?? '').split(delimiter)) {
      const file = join(folder, name);
      if (folder !== '' && existsSync(file)) return file;
    }
  }
  return undefined;
}
