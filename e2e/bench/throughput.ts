import { callOf } from './calls.ts';
import { median, row, spread } from './figures.ts';
import { ceilingOf, type Measured, ndjson } from './system.ts';

const ROUNDS = 5;
const CALLS = 2_000;
const SEGMENTS = 60;
/** Aimed at. */
const LEAST_RATIO = 0.5;
const DAY_MS = 24 * 3600_000;

/** Calls a second from HTTP to counters, against the bare function in Redis: in turn, the same calls. */
export async function measureThroughput(system: Measured, say: (line: string) => void): Promise<string[]> {
  const whole: number[] = [];
  const bare: number[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const endMs = Date.now();
    const plan = { round: `through-${round}`, segments: SEGMENTS };
    const calls = Array.from({ length: CALLS }, (_, n) => callOf(plan, n, endMs - (n * 30 * DAY_MS) / CALLS));
    const body = ndjson(calls);
    const startedAtMs = performance.now();
    await system.post(body, 'application/x-ndjson');
    await system.applied();
    const rate = CALLS / ((performance.now() - startedAtMs) / 1000);
    const ceiling = await ceilingOf(calls);
    say(`throughput, round ${round}: ${rate.toFixed(0)} calls/s, the bare function ${ceiling.toFixed(0)}`);
    if (round === 0) continue; // warms both up
    whole.push(rate);
    bare.push(ceiling);
  }
  const ratios = whole.map((rate, i) => rate / bare[i]!);
  return [
    row(`NDJSON over HTTP → counters, calls of ${SEGMENTS} segments`, `${spread(whole)} calls/s`),
    row('the bare function in Redis, batches of 100, same calls', `${spread(bare)} calls/s`),
    row('ratio of the two, round by round', spread(ratios, 2), {
      words: `≥ ${LEAST_RATIO} on two cores`,
      isMet: median(ratios) >= LEAST_RATIO,
    }),
  ];
}
