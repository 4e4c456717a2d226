import { setTimeout as sleep } from 'node:timers/promises';
import { type ClientToServer, LIVE_NAMESPACE, type ServerToClient } from '@earshot/contracts';
import { io, type Socket } from 'socket.io-client';
import { callOf } from './calls.ts';
import { ms, percentile, row, slowest } from './figures.ts';
import type { Measured } from './system.ts';

const SEGMENTS = 60;
/** At rest a change goes out at once; in a stream up to ten times a second, so that it may wait for the next one. */
const FLUSH_MS = 100;
const AIM_MS = 50;
/** Calls a second, for how long, and what the slowest of a hundred may take. */
const RATES = [
  { perSecond: 1, seconds: 40, limitMs: AIM_MS, why: ', at rest' },
  { perSecond: 100, seconds: 30, limitMs: FLUSH_MS + AIM_MS, why: ` (flush of ${FLUSH_MS} ms + ${AIM_MS})` },
];

/** From the POST of a call to the delta that names it, at one client that has the last 24 hours open. */
export async function measureLatency(system: Measured, say: (line: string) => void): Promise<string[]> {
  const rows: string[] = [];
  for (const { perSecond, seconds, limitMs, why } of RATES) {
    const sentAtMs = new Map<string, number>();
    const latencies: number[] = [];
    const socket = await watch(system, (callId) => {
      const sent = sentAtMs.get(callId);
      if (sent === undefined) return;
      sentAtMs.delete(callId);
      latencies.push(performance.now() - sent);
    });
    const total = perSecond * seconds;
    const startMs = performance.now();
    const posts: Promise<void>[] = [];
    for (let n = 0; n < total; n++) {
      await sleep(Math.max(0, startMs + (n * 1000) / perSecond - performance.now()));
      const call = callOf({ round: `latency-${perSecond}`, segments: SEGMENTS }, n, Date.now());
      const body = JSON.stringify(call);
      sentAtMs.set(call.id, performance.now());
      posts.push(system.post(body, 'application/json'));
    }
    await Promise.all(posts);
    await sleep(1_000);
    socket.disconnect();
    const shown = [0.5, 0.95, 0.99].map((p) => ms(percentile(latencies, p))).join(' / ');
    say(`latency at ${perSecond}/s: ${shown} over ${latencies.length} of ${total} calls`);
    rows.push(
      row(
        `POST → delta at a client, ${perSecond} call${perSecond === 1 ? '' : 's'}/s, ${seconds} s: p50 / p95 / p99 (${latencies.length} of ${total} calls named by a delta)`,
        shown,
        slowest(latencies, limitMs, why),
      ),
    );
  }
  return rows;
}

/** Opens a view and tells of every finished call that a delta names. */
async function watch(system: Measured, onCall: (callId: string) => void): Promise<Socket> {
  const socket: Socket<ServerToClient, ClientToServer> = io(`${system.url}${LIVE_NAMESPACE}`, {
    transports: ['websocket'],
    auth: { token: system.token },
    forceNew: true,
  });
  socket.on('view:delta', ({ patch }, done) => {
    const { live } = patch as { live?: { recent?: Record<string, unknown> } };
    for (const [callId, call] of Object.entries(live?.recent ?? {})) if (call !== null) onCall(callId);
    done();
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect_error', reject);
    socket.emit('view:open', { scope: 'all', period: { kind: 'last24h' } }, (answer) =>
      answer.ok ? resolve() : reject(new Error(answer.error.message)),
    );
  });
  return socket;
}
