import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';
import solid from 'vite-plugin-solid';

const SCRIPT_BUDGET_BYTES = 150 * 1024;
const TRUSTED_DOM = fileURLToPath(new URL('./src/trusted-dom.ts', import.meta.url));
const SERVER = process.env.EARSHOT_DEV_SERVER ?? 'http://127.0.0.1:3000';

/** Fails the build where the scripts of the first load weigh more than the budget, gzipped. */
function scriptBudget(): Plugin {
  return {
    name: 'script-budget',
    apply: 'build',
    generateBundle(_, bundle) {
      const weighed = new Map<string, number>();
      const weigh = (fileName: string) => {
        const chunk = bundle[fileName];
        if (chunk?.type !== 'chunk' || weighed.has(fileName)) return;
        weighed.set(fileName, gzipSync(chunk.code).length);
        chunk.imports.forEach(weigh);
      };
      for (const chunk of Object.values(bundle))
        if (chunk.type === 'chunk' && chunk.isEntry) weigh(chunk.fileName);
      const bytes = [...weighed.values()].reduce((sum, size) => sum + size, 0);
      const verdict = `first load: ${(bytes / 1024).toFixed(1)} kB of script (gzip), ${SCRIPT_BUDGET_BYTES / 1024} kB allowed`;
      if (weighed.size === 0 || bytes > SCRIPT_BUDGET_BYTES) this.error(verdict);
      this.info(verdict);
    },
  };
}

/** Fails the build where schemas come along: the page takes types and orders of the contract, and zod probes for `eval`. */
function noSchemas(): Plugin {
  return {
    name: 'no-schemas',
    apply: 'build',
    generateBundle(_, bundle) {
      for (const chunk of Object.values(bundle))
        if (chunk.type === 'chunk' && chunk.moduleIds.some((id) => id.includes('/node_modules/zod/')))
          this.error(`${chunk.fileName} holds zod: something imports a schema of the contract.`);
    },
  };
}

/**
 * Keeps the files of the build before, and only of that: a page of it that is open may still ask for a part of its own, until it
 * has loaded itself anew.
 */
function keepPrevious(): Plugin {
  return {
    name: 'keep-previous',
    apply: 'build',
    writeBundle({ dir }, bundle) {
      if (dir === undefined) this.error('there is no folder to build into');
      const list = join(dir, '.built');
      const before = existsSync(list) ? readFileSync(list, 'utf8').split('\n') : [];
      const built = Object.keys(bundle);
      const kept = new Set([...before, ...built]);
      for (const file of readdirSync(join(dir, 'assets')))
        if (!kept.has(`assets/${file}`)) rmSync(join(dir, 'assets', file));
      writeFileSync(list, built.join('\n'));
    },
  };
}

export default defineConfig({
  // Markup goes through the page's one Trusted Types policy.
  plugins: [solid({ solid: { moduleName: TRUSTED_DOM } }), scriptBudget(), noSchemas(), keepPrevious()],
  build: {
    outDir: 'dist',
    emptyOutDir: false,
    target: 'es2022',
    // Everything is a file of its own: the content security policy knows no inline script, style or data: font.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: {
    proxy: {
      // The browser's own Host stays, so that the server sees one origin.
      '/v1': { target: SERVER },
      '/socket.io': { target: SERVER, ws: true },
    },
  },
});
