import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { nodeBuild } from '../node-build.ts';

const path = (file: string) => fileURLToPath(new URL(file, import.meta.url));

export default defineConfig(
  nodeBuild({
    simulate: path('simulator/simulate.ts'),
    bench: path('bench/bench.ts'),
    soak: path('soak/soak.ts'),
  }),
);
