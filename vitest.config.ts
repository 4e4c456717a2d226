import solid from 'vite-plugin-solid';
import { defineConfig } from 'vitest/config';

/** Units run beside their sources; `e2e` builds and starts the real system first. */
export default defineConfig({
  test: {
    projects: [
      { test: { name: 'contracts', root: './contracts', include: ['src/**/*.test.ts'] } },
      { test: { name: 'server', root: './server', include: ['src/**/*.test.ts'], testTimeout: 30_000 } },
      {
        plugins: [solid()],
        test: { name: 'client', root: './client', include: ['src/**/*.test.{ts,tsx}'], environment: 'node' },
      },
      {
        test: {
          name: 'e2e-unit',
          root: './e2e',
          include: ['{oracle,simulator,bench,soak}/**/*.test.ts'],
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'e2e',
          root: './e2e',
          include: ['{scenarios,browser}/**/*.test.ts'],
          globalSetup: './scenarios/build-first.ts',
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
