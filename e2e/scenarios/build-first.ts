import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const DOOR = fileURLToPath(new URL('../../server/launch/run.mjs', import.meta.url));

/** Builds whatever is older than its sources, before anything is started: by the same door as every chore. */
export default function buildFirst(): void {
  const { status } = spawnSync(process.execPath, [DOOR, 'build'], { stdio: 'inherit' });
  if (status !== 0) throw new Error('the system cannot be built');
}
