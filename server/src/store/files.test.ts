import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startRedis } from '../testing/redis.ts';
import { Connection } from './connection.ts';
import { Files } from './files.ts';

const on = () => false;

async function openFiles(options: Parameters<typeof startRedis>[0]) {
  const redis = await startRedis(options);
  const raw = await Connection.open({ url: redis.url, name: 'test' });
  const [, folder] = await raw.call<[string, string]>(['CONFIG', 'GET', 'dir']);
  return {
    ...{ redis, raw, folder, files: new Files(raw) },
    async [Symbol.asyncDispose]() {
      raw.close();
      await redis[Symbol.asyncDispose]();
    },
  };
}

const holds = (folder: string, word: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .some((file) => readFileSync(join(file.parentPath, file.name)).includes(word));

describe('what was deleted', () => {
  it('is in the append-only file until that was written anew', async () => {
    await using at = await openFiles({ appendonly: true });
    await at.raw.call(['SET', 'a', 'canary']);
    await at.raw.call(['DEL', 'a']);
    await expect.poll(() => holds(at.folder, 'canary')).toBe(true);
    expect(await at.files.rewrite(on)).toBe(true);
    expect(holds(at.folder, 'canary')).toBe(false);
  });

  it('is in a snapshot until the next one, beside an append-only file or without', async () => {
    for (const appendonly of [true, false]) {
      await using at = await openFiles({ appendonly, args: ['--save', '3600 100000'] });
      await at.raw.call(['SET', 'a', 'canary']);
      await at.raw.call(['SAVE']);
      await at.raw.call(['DEL', 'a']);
      expect(holds(at.folder, 'canary')).toBe(true);
      expect(await at.files.rewrite(on)).toBe(true);
      expect(holds(at.folder, 'canary')).toBe(false);
    }
  });

  it('is in no file where Redis keeps none', async () => {
    await using at = await openFiles({});
    expect(await at.files.rewrite(on)).toBe(true);
    expect(existsSync(join(at.folder, 'dump.rdb'))).toBe(false);
  });
});

it('a Redis that may not, or a job that is to end, has written nothing anew', async () => {
  await using at = await openFiles({ appendonly: true });
  expect(await at.files.rewrite(() => true)).toBe(false);
  await at.raw.call(['ACL', 'SETUSER', 'default', '-bgrewriteaof']);
  expect(await at.files.rewrite(on)).toBe(false);
});
