import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onPath } from './places.ts';
import { succeeds } from './processes.ts';

/** What to tell a person on whose machine no Redis was found and none could be fetched. */
export const NO_REDIS =
  'Earshot needs Redis 7 (or Valkey 7.2) or newer: set REDIS_URL to one that runs, start a Docker engine, or install it ' +
  '(Debian and Ubuntu: sudo apt-get install redis-server; macOS: brew install redis).';

/**
 * A Redis or Valkey server program on this machine: on PATH, or cached in `dataDir/bin`, or taken out of Debian's
 * packages into that cache (no root needed, no service started), or installed by apt where we are root.
 */
export function redisBinary(dataDir: string, say: (line: string) => void): string | undefined {
  return presentBinary(dataDir) ?? fetchedBinary(dataDir, say);
}

/** Only what is there already. */
export function presentBinary(dataDir: string): string | undefined {
  const cached = join(dataDir, 'bin', 'redis-server');
  return (
    process.env.EARSHOT_REDIS_BIN ||
    onPath('valkey-server', 'redis-server') ||
    (existsSync(cached) ? cached : undefined)
  );
}

function fetchedBinary(dataDir: string, say: (line: string) => void): string | undefined {
  const aptGet = onPath('apt-get');
  if (aptGet === undefined) return undefined;
  say('No Redis on this machine: taking it from the Debian packages …');
  const isRoot = process.getuid?.() === 0;
  return (
    extracted(dataDir, aptGet) ??
    (isRoot && succeeds(aptGet, ['update']) ? extracted(dataDir, aptGet) : undefined) ??
    (isRoot && succeeds(aptGet, ['install', '-y', '--no-install-recommends', 'redis-server'])
      ? onPath('redis-server')
      : undefined)
  );
}

/** Debian ships the server program in redis-tools as `redis-check-rdb`; `redis-server` is a link to it. */
function extracted(dataDir: string, aptGet: string): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'earshot-redis-'));
  try {
    if (!succeeds(aptGet, ['download', 'redis-server', 'redis-tools'], { cwd: folder })) return undefined;
    const out = join(dataDir, 'bin');
    mkdirSync(out, { recursive: true });
    for (const file of readdirSync(folder).filter((name) => name.endsWith('.deb')))
      if (!succeeds('dpkg', ['-x', join(folder, file), join(folder, 'out')])) return undefined;
    const program = join(out, 'redis-server');
    if (!succeeds('cp', [join(folder, 'out', 'usr', 'bin', 'redis-check-rdb'), program])) return undefined;
    chmodSync(program, 0o755);
    return succeeds(program, ['--version']) ? program : undefined;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
