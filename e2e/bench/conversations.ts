import type { EarshotEvent } from '@earshot/contracts';
import { climateOf } from '../simulator/generate/climate.ts';
import { converse } from '../simulator/generate/conversation.ts';
import { Random } from '../simulator/generate/random.ts';
import { castOf } from '../simulator/generate/team.ts';
import { type CallPlan, callOf } from './calls.ts';

const SEED = 'bench';
/** Long enough that there is always more said than is taken. */
const LENGTH_MS = 12 * 60_000;
const CAST = castOf(new Random(SEED), 18);
/** Far from everything that happens in the simulator's history but once. */
const CLIMATE = climateOf(SEED, 0);

/**
 * The same calls as `callOf` gives, but with a customer, and with as much said in as many different words as in the
 * simulator's: what is stored of it presses together about as well as transcripts of people's talk do.
 */
export function spokenCallOf(plan: CallPlan, n: number, endedAtMs: number): EarshotEvent {
  const call = callOf(plan, n, endedAtMs);
  if (call.type !== 'call.finished') return call;
  const random = new Random(`${SEED}/${plan.round}/${n}`);
  const customer = random.pick(CAST.customers);
  const scene = { seller: random.pick(CAST.sellers), customer, climate: CLIMATE, atMs: endedAtMs };
  const segments = converse(random, scene, LENGTH_MS).segments.slice(0, plan.segments);
  const lengthMs = Math.ceil(Math.max(...segments.map(({ end }) => end)) * 1000);
  const { id, name, account, language } = customer;
  return {
    ...call,
    data: {
      ...call.data,
      customer: { id, name, account },
      startedAt: new Date(endedAtMs - lengthMs).toISOString(),
      language,
      segments,
    },
  };
}
