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

/** Ours is bundled, because it is TypeScript; what comes from npm stays where npm put it. */
const isOurs = (id: string) => /^(\.|\/|\0)/.test(id) || id.startsWith('@earshot/');

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
      external: (id) => isBuiltin(id) || !isOurs(id),
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
});
