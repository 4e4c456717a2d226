import { randomBytes } from 'node:crypto';
import { get, type IncomingMessage } from 'node:http';
import { type AddressInfo, connect, type Socket as TcpSocket } from 'node:net';
import type { ClientToServer, ServerToClient } from '@earshot/contracts';
import { type DynamicModule, Global, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { io, type Socket } from 'socket.io-client';
import { AccessModule } from '../access/access.module.ts';
import { CONFIG, type Config, readConfig } from '../config.ts';
import { OperateModule } from '../operate/operate.module.ts';
import { StoreModule } from '../store/store.module.ts';
import { LiveModule } from './live.module.ts';
import { LiveAdapter } from './live-adapter.ts';

export const ADMIN_TOKEN = randomBytes(24).toString('base64url');

@Global()
@Module({})
class TestConfigModule {
  static of(config: Config): DynamicModule {
    const provider = { provide: CONFIG, useValue: config };
    return { module: TestConfigModule, providers: [provider], exports: [provider] };
  }
}

/** A server with nothing but the live gateway and what it stands on. */
export interface LiveServer extends AsyncDisposable {
  app: NestFastifyApplication;
  url: string;
  port: number;
}

export async function startLiveServer(options: {
  redisUrl: string;
  partitions?: number;
  trustedProxies?: string;
}): Promise<LiveServer> {
  const read = readConfig({
    REDIS_URL: options.redisUrl,
    EARSHOT_ADMIN_TOKEN: ADMIN_TOKEN,
    EARSHOT_LOG_LEVEL: 'silent',
    EARSHOT_PARTITIONS: String(options.partitions ?? 1),
    EARSHOT_TRUSTED_PROXIES: options.trustedProxies ?? '',
  });
  if ('faults' in read) throw new Error(read.faults.join(' '));
  const modules = [TestConfigModule.of(read.config), StoreModule, OperateModule, AccessModule, LiveModule];
  @Module({ imports: modules })
  class TestModule {}
  const app = await NestFactory.create<NestFastifyApplication>(
    TestModule,
    new FastifyAdapter({ skipMiddie: true }),
    { logger: ['error'], abortOnError: false, forceCloseConnections: true },
  );
  app.useWebSocketAdapter(new LiveAdapter(app));
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as AddressInfo;
  return {
    app,
    port,
    url: `http://127.0.0.1:${port}`,
    [Symbol.asyncDispose]: () => app.close(),
  };
}

export type LiveClient = Socket<ServerToClient, ClientToServer>;

/** A page as Socket.IO's own client makes it. */
export function connectTo(
  server: { url: string },
  options: { auth?: object; extraHeaders?: Record<string, string> } = { auth: { token: ADMIN_TOKEN } },
  namespace = '/live',
): LiveClient {
  return io(`${server.url}${namespace}`, {
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    ...options,
  });
}

/** The status of a bare handshake: 101 where it may go on. Its connection is closed at once. */
export function handshake(server: { port: number }, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = get({
      port: server.port,
      host: '127.0.0.1',
      path: '/socket.io/?EIO=4&transport=websocket',
      agent: false,
      headers: {
        connection: 'Upgrade',
        upgrade: 'websocket',
        'sec-websocket-key': randomBytes(16).toString('base64'),
        'sec-websocket-version': '13',
        ...headers,
      },
    });
    request.on('error', reject);
    const answered = ({ statusCode = 0 }: IncomingMessage) => {
      resolve(statusCode);
      request.destroy();
    };
    request.on('response', answered).on('upgrade', answered);
  });
}

/** A page made by hand upon a bare connection, which can stop reading and yet go on saying that it lives. */
export class RawClient {
  private constructor(private readonly socket: TcpSocket) {}

  static async open(server: { port: number }, token: string): Promise<RawClient> {
    const socket = connect(server.port, '127.0.0.1');
    const client = new RawClient(socket);
    socket.on('error', () => undefined);
    const key = randomBytes(16).toString('base64');
    socket.write(
      `GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\nUpgrade: websocket\r\n` +
        `Connection: Upgrade\r\nSec-WebSocket-Key: ${key}\r\nSec-WebSocket-Version: 13\r\n\r\n`,
    );
    await client.#said('"sid"');
    client.send(`0/live,${JSON.stringify({ token })}`);
    await client.#said('0/live,{');
    socket.on('data', () => undefined);
    return client;
  }

  /** Sends one Socket.IO packet as a masked text frame. */
  send(packet: string): void {
    this.#frame(`4${packet}`);
  }

  pong(): void {
    this.#frame('3');
  }

  stall(): void {
    this.socket.pause();
  }

  get isClosed(): boolean {
    return this.socket.destroyed;
  }

  destroy(): void {
    this.socket.destroy();
  }

  #frame(text: string): void {
    const data = Buffer.from(text);
    const head =
      data.length < 126
        ? Buffer.from([0x81, 0x80 | data.length, 0, 0, 0, 0])
        : Buffer.from([0x81, 0x80 | 126, data.length >> 8, data.length & 255, 0, 0, 0, 0]);
    if (!this.socket.destroyed) this.socket.write(Buffer.concat([head, data]));
  }

  #said(words: string): Promise<void> {
    return new Promise((resolve, reject) => {
      let heard = '';
      const listen = (data: Buffer) => {
        heard += data.toString('latin1');
        if (!heard.includes(words)) return;
        this.socket.off('data', listen);
        resolve();
      };
      this.socket.on('data', listen);
      this.socket.once('close', () => reject(new Error('closed')));
    });
  }
}
