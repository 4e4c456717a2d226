import { existsSync } from 'node:fs';
import { onPath } from './places.ts';
import { succeeds } from './processes.ts';

const MAC_CHROME = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

/** A Chromium for the browser tests: `EARSHOT_CHROMIUM`, one on this machine, or Debian's package where we are root. */
export function chromiumBinary(say: (line: string) => void): string | undefined {
  const given = process.env.EARSHOT_CHROMIUM;
  if (given !== undefined && given !== '') return given;
  const present = () => onPath('chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable');
  const found = present() ?? (existsSync(MAC_CHROME) ? MAC_CHROME : undefined);
  if (found !== undefined) return found;
  const aptGet = onPath('apt-get');
  if (aptGet === undefined || process.getuid?.() !== 0) return undefined;
  say('No Chromium on this machine: installing the Debian package for the browser tests …');
  const installed =
    succeeds(aptGet, ['update']) &&
    succeeds(aptGet, ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-core'], {
      timeoutMs: 900_000,
    });
  return installed ? present() : undefined;
}
