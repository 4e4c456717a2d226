import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { createClient, RESP_TYPES } from 'redis';

/** What documents are deflated after: without it no word of theirs can be found. */
const DICTIONARY = readFileSync(new URL('../../server/src/domain/ordinary-talk.txt', import.meta.url));

/** Redis looked through, to its last byte: for words that are to be nowhere in it. */
export class Traces implements Disposable {
  /** Every document of a call that was ever seen, as it is stored: compressed, so that no word can be found in it. */
  private readonly documents = new Map<string, Buffer>();

  private constructor(
    private readonly client: ReturnType<typeof clientOf>,
    private readonly folder: string,
  ) {}

  /** Redis then packs nothing in its files, so that a word in them can be seen. */
  static async of(redisUrl: string): Promise<Traces> {
    const client = clientOf(redisUrl);
    await client.connect();
    await client.sendCommand(['CONFIG', 'SET', 'rdbcompression', 'no']);
    const [, folder] = await client.sendCommand<Buffer[]>(['CONFIG', 'GET', 'dir']);
    return new Traces(client, String(folder));
  }

  /** One command, as it is. */
  send(...command: string[]): Promise<unknown> {
    return this.client.sendCommand(command);
  }

  /** The keys under which a word lies, or that hold it in their names. */
  async inRedis(word: string): Promise<string[]> {
    const found: string[] = [];
    for (const key of await this.client.sendCommand<Buffer[]>(['KEYS', '*'])) {
      const name = String(key);
      const values = leaves(await this.valueOf(name));
      for (const value of values) if (isDocument(value)) this.documents.set(value.toString('base64'), value);
      if ([key, ...values].some((value) => holds(unpacked(value), word))) found.push(name);
    }
    return found;
  }

  /** The files in which a word lies, or the document of a call that holds it. Ask `inRedis` before, so that these are known. */
  inFiles(word: string): string[] {
    const documents = [...this.documents.values()].filter((document) => holds(unpacked(document), word));
    const files = readdirSync(this.folder, { recursive: true, withFileTypes: true }).filter((file) =>
      file.isFile(),
    );
    return files
      .filter((file) => {
        const bytes = readFileSync(join(file.parentPath, file.name));
        return holds(bytes, word) || documents.some((document) => bytes.includes(document));
      })
      .map((file) => file.name);
  }

  [Symbol.dispose](): void {
    this.client.destroy();
  }

  private async valueOf(key: string): Promise<unknown> {
    const type = String(await this.client.sendCommand(['TYPE', key]));
    switch (type) {
      case 'string':
        return this.send('GET', key);
      case 'hash':
        return this.send('HGETALL', key);
      case 'set':
        return this.send('SMEMBERS', key);
      case 'zset':
        return this.send('ZRANGE', key, '0', '-1');
      case 'stream':
        return this.send('XRANGE', key, '-', '+');
      case 'list':
        return this.send('LRANGE', key, '0', '-1');
      default:
        return undefined;
    }
  }
}

function clientOf(url: string) {
  const client = createClient({
    url,
    RESP: 2,
    commandOptions: { typeMapping: { [RESP_TYPES.BLOB_STRING]: Buffer } },
  });
  client.on('error', () => {});
  return client;
}

function leaves(value: unknown): Buffer[] {
  if (Buffer.isBuffer(value)) return [value];
  return Array.isArray(value) ? value.flatMap(leaves) : [];
}

const isDocument = (value: Buffer) => value.length > 20 && value[0] === 1;

function unpacked(value: Buffer): Buffer {
  if (!isDocument(value)) return value;
  try {
    return inflateRawSync(value.subarray(1), { dictionary: DICTIONARY });
  } catch {
    return value;
  }
}

/** Folded words are kept as well. */
function holds(bytes: Buffer, word: string): boolean {
  return bytes.toString('latin1').toLowerCase().includes(Buffer.from(word).toString('latin1').toLowerCase());
}
