import { setTimeout as sleep } from 'node:timers/promises';
import { type ClientToServer, LIVE_NAMESPACE, type Period, type ServerToClient } from '@earshot/contracts';
import { io, type Socket } from 'socket.io-client';
import { callOf } from './calls.ts';
import { median, ms, percentile, row, slowest } from './figures.ts';
import { type Measured, ndjson } from './system.ts';

const STORED = [10_000, 100_000];
const CHUNK = 5_000;
const SEGMENTS = 8;
const SPREAD_DAYS = 60;
const DAY_MS = 24 * 3600_000;
/** Aimed at for a view whose figures the server holds. */
const WARM_LIMIT_MS = 5;
const COLD_ROUNDS = 5;
const WARM_ROUNDS = 10;
/** A page may send ten messages a second; each opening takes two. */
const PAUSE_MS = 220;

/** How long a page waits for a view, first on a server that has just started, then on one that holds it. */
export async function measureOpening(system: Measured, say: (line: string) => void): Promise<string[]> {
  const rows: string[] = [];
  let stored = 0;
  for (const wanted of STORED) {
    const nowMs = Date.now();
    while (stored < wanted) {
      const spacingMs = (SPREAD_DAYS * DAY_MS) / wanted;
      const calls = Array.from({ length: Math.min(CHUNK, wanted - stored) }, (_, i) =>
        callOf({ round: 'stored', segments: SEGMENTS }, stored + i, nowMs - (stored + i) * spacingMs),
      );
      await system.post(ndjson(calls), 'application/x-ndjson');
      stored += calls.length;
    }
    await system.applied();
    say(`${stored.toLocaleString('en')} calls are stored`);
    rows.push(...(await rowsOf(system, stored, say)));
  }
  return rows;
}

async function rowsOf(system: Measured, stored: number, say: (line: string) => void): Promise<string[]> {
  const cold = new Map<string, number[]>();
  const warm: number[] = [];
  for (let round = 0; round < COLD_ROUNDS; round++) {
    await system.startCold();
    const socket = await connected(system);
    for (const period of periods()) {
      const times = cold.get(period.kind) ?? [];
      cold.set(period.kind, [...times, await opened(socket, period)]);
    }
    if (round === COLD_ROUNDS - 1)
      for (let again = 0; again < WARM_ROUNDS; again++)
        for (const period of periods()) warm.push(await opened(socket, period));
    socket.disconnect();
  }
  const calls = stored.toLocaleString('en');
  const firsts = [...cold].map(([kind, times]) => `${kind} ${ms(median(times))}`).join(', ');
  const again = `${ms(percentile(warm, 0.5))} / ${ms(percentile(warm, 0.99))}`;
  say(`opening over ${calls}: ${firsts}; again ${again}`);
  return [
    row(
      `opening a view over ${calls} stored calls, on a server just started (median of ${COLD_ROUNDS})`,
      firsts,
    ),
    row(
      `opening it again over ${calls} stored calls: p50 / p99 of ${warm.length}`,
      again,
      slowest(warm, WARM_LIMIT_MS),
    ),
  ];
}

function periods(): Period[] {
  const nowMs = Date.now();
  const [from, to] = [nowMs - 45 * DAY_MS, nowMs - 10 * DAY_MS].map((at) => new Date(at).toISOString());
  const kinds = ['allTime', 'last24h', 'last7d', 'thisMonth', 'lastMonth'] as const;
  return [...kinds.map((kind) => ({ kind })), { kind: 'custom', from: from!, to: to! }];
}

type LiveSocket = Socket<ServerToClient, ClientToServer>;

async function connected(system: Measured): Promise<LiveSocket> {
  const socket: LiveSocket = io(`${system.url}${LIVE_NAMESPACE}`, {
    transports: ['websocket'],
    auth: { token: system.token },
    forceNew: true,
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
  return socket;
}

/** Milliseconds from asking for a view to holding its snapshot; it is closed again. */
async function opened(socket: LiveSocket, period: Period): Promise<number> {
  await sleep(PAUSE_MS);
  const startedAtMs = performance.now();
  const answer = await new Promise<{ tookMs: number; viewId: string }>((resolve, reject) => {
    socket.emit('view:open', { scope: 'all', period }, (reply) => {
      if (!reply.ok) return reject(new Error(reply.error.message));
      resolve({ tookMs: performance.now() - startedAtMs, viewId: reply.viewId });
    });
  });
  await new Promise<void>((resolve) => {
    socket.emit('view:close', { viewId: answer.viewId }, () => resolve());
  });
  return answer.tookMs;
}
