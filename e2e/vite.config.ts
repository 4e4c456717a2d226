import { existsSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const path = (file: string) => fileURLToPath(new URL(file, import.meta.url));

/** Every program that this workspace builds: `dist/<name>.js`. */
const PROGRAMS = {
  simulate: path('simulator/simulate.ts'),
  bench: path('bench/bench.ts'),
};
const programs = Object.fromEntries(Object.entries(PROGRAMS).filter(([, file]) => existsSync(file)));

/** Bundled: what is ours, since it is TypeScript, and the compiler's own small functions. All else is npm's. */
const isBundled = (id: string) => /^(\.|\/|\0|@earshot\/|@oxc-project\/runtime\/)/.test(id);

export default defineConfig({
  resolve: { conditions: ['node'] },
  ssr: { noExternal: [/^@earshot\//] },
  build: {
    ssr: true,
    target: 'node20',
    outDir: 'dist',
    emptyOutDir: true,
    sourcemap: true,
    minify: false,
    rollupOptions: {
      input: programs,
      external: (id) => isBuiltin(id) || !isBundled(id),
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
});
