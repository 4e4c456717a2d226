import { spawn, spawnSync } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Snapshot, ViewOpen } from '@earshot/contracts';
import { expect, it } from 'vitest';
import { atOnce, canonical } from './comparison.ts';
import { startSystem } from './harness.ts';
import { eventually } from './live-client.ts';
import { randomStream, TRACKERS } from './random-stream.ts';

const PYTHON = '/usr/bin/python3';
const CLIENT = fileURLToPath(new URL('../../docs/clients/', import.meta.url));
const VIEW: ViewOpen = { scope: 'all', period: { kind: 'last7d' } };

/** The documented client, telling all that it holds instead of three figures; a line `lose` makes it miss a change. */
const DRIVER = `
import json, sys, threading
sys.path.insert(0, sys.argv.pop(1))
import follow
follow.show = lambda doc: print(json.dumps(doc), flush=True)
opened = follow.open_view
def open_view():
    print("opening", flush=True)
    opened()
follow.open_view = open_view
def lose():
    for _ in sys.stdin:
        follow.held["rev"] -= 1
threading.Thread(target=lose, daemon=True).start()
follow.follow(sys.argv[1])
`;

const isThere = spawnSync(PYTHON, ['-c', 'import socketio, websocket']).status === 0;
if (!isThere) console.warn('Skipped: python3-socketio and python3-websocket are not installed.');

it.skipIf(!isThere)(
  'a client in Python holds what REST says, also after lost changes and a new server',
  async () => {
    await using system = await startSystem();
    await system.putTrackers(TRACKERS);
    const child = spawn(PYTHON, ['-c', DRIVER, CLIENT, system.url], {
      stdio: ['pipe', 'pipe', 'pipe'],
      env: { PATH: process.env.PATH, TOKEN: system.adminToken, PYTHONDONTWRITEBYTECODE: '1' },
    });
    const ended = new Promise((resolve) => child.once('exit', resolve));
    let held: Snapshot | undefined;
    let changes = 0;
    let reopened = 0;
    const errors: string[] = [];
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line === 'opening') reopened += 1;
      else {
        held = JSON.parse(line) as Snapshot;
        changes += 1;
      }
    });
    createInterface({ input: child.stderr }).on('line', (line) => errors.push(line));
    const same = async () =>
      held !== undefined && canonical(atOnce(held)) === canonical(atOnce(await system.dashboard(VIEW)));
    const comesToBeTheSame = async (why: string) => {
      await system.settled();
      expect(await eventually(same, 30_000, 200), `${why}\n${errors.join('\n')}`).toBe(true);
    };
    try {
      await comesToBeTheSame('as it was opened');
      const stream = randomStream('python', 400, Date.now());
      for (let sent = 0; sent < 300; sent += 60) await system.send(stream.slice(sent, sent + 60));
      await comesToBeTheSame('after changes');
      expect(changes).toBeGreaterThan(2);
      expect(held!.recording.calls).toBeGreaterThan(0);

      expect(reopened).toBe(0);
      child.stdin.write('lose\n');
      await system.send(stream.slice(300, 350));
      await comesToBeTheSame('after a lost change');
      expect(reopened).toBeGreaterThan(0);

      await system.kill();
      await system.restart();
      await system.send(stream.slice(350));
      await comesToBeTheSame('of a new server');
    } finally {
      child.kill();
      await ended;
    }
  },
);
