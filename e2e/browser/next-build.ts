import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const SERVER = fileURLToPath(new URL('../../server/dist', import.meta.url));
const CLIENT = fileURLToPath(new URL('../../client/dist', import.meta.url));

/** A script by its name, which ends in a hash. */
const SCRIPT = /\b([\w.-]+-[\w-]{8})\.js\b/g;

/** A build that came after the one that runs: with another name, other files, and words that today's page does not know. */
export interface NextBuild extends Disposable {
  /** Its `main.js`. */
  program: string;
  clientDir: string;
  version: string;
  /** The page's own script, by its name. */
  script: string;
}

/** Replaces in every text of a folder. Throws where there was nothing to replace: then this would be no other build. */
function replaceIn(folder: string, was: string | RegExp, is: string): void {
  let replaced = 0;
  for (const name of readdirSync(folder)) {
    if (!/\.(js|html|css)$/.test(name)) continue;
    const file = join(folder, name);
    const text = readFileSync(file, 'utf8');
    const other = text.replaceAll(was, is);
    if (other === text) continue;
    writeFileSync(file, other);
    replaced += 1;
  }
  if (replaced === 0) throw new Error(`${folder} has no ${was}`);
}

/**
 * Makes the build after this one out of it.
 * @param version what the running server says that it is
 */
export function makeNextBuild(version: string): NextBuild {
  // Where Node finds the same packages.
  const server = mkdtempSync(join(SERVER, 'next-'));
  for (const name of readdirSync(SERVER))
    if (!name.startsWith('next-')) cpSync(join(SERVER, name), join(server, name), { recursive: true });
  const own = version.split('+').at(-1)!;
  const next = own.replace(/^.{4}/, 'next');
  replaceIn(server, own, next);
  replaceIn(server, 'emit("heartbeat", {', 'emit("heartbeat", { tomorrow: { known: "to nobody" },');

  const clientDir = mkdtempSync(join(tmpdir(), 'earshot-next-'));
  cpSync(CLIENT, clientDir, { recursive: true });
  const assets = join(clientDir, 'assets');
  const page = join(clientDir, 'index.html');
  const renamed = (text: string) => text.replaceAll(SCRIPT, '$1-next.js');
  const script = /assets\/(index-[\w-]+)\.js/.exec(readFileSync(page, 'utf8'))![1]!;
  // The files of the build before stay as they are; this one's name each other, and none of those.
  for (const name of readdirSync(assets).filter((file) => file.endsWith('.js')))
    writeFileSync(join(assets, renamed(name)), renamed(readFileSync(join(assets, name), 'utf8')));
  writeFileSync(page, renamed(readFileSync(page, 'utf8')));
  return {
    ...{ program: join(server, 'main.js'), clientDir, script: `${script}-next.js` },
    version: version.replace(own, next),
    [Symbol.dispose]() {
      rmSync(server, { recursive: true, force: true });
      rmSync(clientDir, { recursive: true, force: true });
    },
  };
}
