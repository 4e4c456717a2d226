import { expect, it } from 'vitest';
import { startSystem } from './harness.ts';
import { runToEnd } from './processes.ts';

it('a start that fails says why in one plain sentence', async () => {
  await using system = await startSystem();
  const start = (env: Record<string, string>) =>
    runToEnd('main', { REDIS_URL: system.redisUrl, EARSHOT_LOG_LEVEL: 'warn', ...env });
  expect(await start({ EARSHOT_PARTITIONS: '2' })).toEqual({
    code: 1,
    output: 'Earshot could not start: the data has 1 partitions, not 2: the number cannot be changed\n',
  });
  const { port } = new URL(system.url);
  expect(await start({ PORT: port })).toEqual({
    code: 1,
    output: `Earshot could not start: listen EADDRINUSE: address already in use 127.0.0.1:${port}\n`,
  });
});
