import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const path = (file: string) => fileURLToPath(new URL(file, import.meta.url));

/** Every program that this workspace builds: `dist/<name>.js`. */
const PROGRAMS = {
  main: path('src/main.ts'),
  'analysis-worker': path('src/pipeline/analysis-worker.ts'),
  launch: path('src/launch/launch.ts'),
  verify: path('src/verify-command.ts'),
  ceiling: path('src/ceiling-command.ts'),
};
const programs = Object.fromEntries(Object.entries(PROGRAMS).filter(([, file]) => existsSync(file)));

/** Bundled: what is ours, since contracts are TypeScript, and the compiler's own small functions. All else is npm's. */
const isBundled = (id: string) => /^(\.|\/|\0|@earshot\/|@oxc-project\/runtime\/)/.test(id);

export default defineConfig({
  // Names this build: pages that meet another one than they began with load themselves anew.
  define: { __EARSHOT_BUILD__: JSON.stringify(randomBytes(6).toString('hex')) },
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
      external: (id) => !isBundled(id),
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
});
