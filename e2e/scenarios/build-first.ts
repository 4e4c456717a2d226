import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const VITE = join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js');
/** By workspace: what its build makes last, and what it is made from. */
const BUILDS = [
  { workspace: 'server', made: 'dist/main.js', from: ['src', 'vite.config.ts', 'package.json'] },
  { workspace: 'client', made: 'dist/index.html', from: ['src', 'public', 'index.html', 'vite.config.ts'] },
  { workspace: 'e2e', made: 'dist/simulate.js', from: ['simulator', 'vite.config.ts', 'package.json'] },
] as const;

/** Builds what is older than its sources, before anything is started. */
export default function buildFirst(): void {
  for (const { workspace, made, from } of BUILDS) {
    const folder = join(ROOT, workspace);
    const sources = [...from.map((name) => join(folder, name)), join(ROOT, 'contracts', 'src')];
    const built = join(folder, made);
    if (existsSync(built) && newest([built]) >= newest(sources)) continue;
    const { status } = spawnSync(process.execPath, [VITE, 'build'], { cwd: folder, stdio: 'inherit' });
    if (status !== 0) throw new Error(`${workspace} cannot be built`);
  }
}

/** When any of these files, or of those in these folders, was changed last; tests do not count. */
function newest(paths: readonly string[]): number {
  return Math.max(
    0,
    ...paths
      .filter((path) => existsSync(path))
      .flatMap(filesIn)
      .map((file) => statSync(file).mtimeMs),
  );
}

function filesIn(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  const files = readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.map((file) => join(file.parentPath, file.name)).filter((file) => !/\.test\.tsx?$/.test(file));
}
