import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const SOURCE = fileURLToPath(new URL('../pipeline/analysis-worker.ts', import.meta.url));

/** The program of an analysis thread, built for a test: threads do not go through the test runner's transforms. */
export async function buildThreadProgram(): Promise<{ program: string } & AsyncDisposable> {
  const outDir = await mkdtemp(join(tmpdir(), 'earshot-thread-'));
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: SOURCE,
      target: 'node20',
      outDir,
      emptyOutDir: false,
      minify: false,
      rollupOptions: { output: { entryFileNames: 'analysis-worker.mjs' } },
    },
  });
  return {
    program: join(outDir, 'analysis-worker.mjs'),
    [Symbol.asyncDispose]: () => rm(outDir, { recursive: true, force: true }),
  };
}
