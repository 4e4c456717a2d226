import { existsSync } from 'node:fs';
import type { UserConfig } from 'vite';

/** Bundled: what is ours, since it is TypeScript, and the compiler's own small functions. All else is npm's or Node's. */
const isBundled = (id: string) => /^(\.|\/|\0|@earshot\/|@oxc-project\/runtime\/)/.test(id);

/**
 * How a workspace's programs for Node are built, for Vite.
 * @param programs source files by name; each becomes `dist/<name>.js`. One whose source is not there is left out
 */
export function nodeBuild(programs: Record<string, string>): UserConfig {
  return {
    ssr: { noExternal: [/^@earshot\//] },
    build: {
      ssr: true,
      target: 'node20',
      outDir: 'dist',
      emptyOutDir: true,
      sourcemap: true,
      minify: false,
      rollupOptions: {
        input: Object.fromEntries(Object.entries(programs).filter(([, file]) => existsSync(file))),
        external: (id) => !isBundled(id),
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  };
}
