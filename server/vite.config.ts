import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { nodeBuild } from '../node-build.ts';

const path = (file: string) => fileURLToPath(new URL(file, import.meta.url));

export default defineConfig({
  // Names this build: pages that meet another one than they began with load themselves anew.
  define: { __EARSHOT_BUILD__: JSON.stringify(randomBytes(6).toString('hex')) },
  ...nodeBuild({
    main: path('src/main.ts'),
    'analysis-worker': path('src/pipeline/analysis-worker.ts'),
    launch: path('src/launch/launch.ts'),
    verify: path('src/verify-command.ts'),
    ceiling: path('src/ceiling-command.ts'),
    fold: path('src/fold-command.ts'),
    train: path('src/study/train-command.ts'),
    evaluate: path('src/study/evaluate-command.ts'),
  }),
});
