import type { EarshotEvent } from '@earshot/contracts';
import { analyseCall, type CompiledPlan, compilePlan } from '../domain/analysis.ts';
import { bucketsOf } from '../domain/buckets.ts';
import type { FinishedCall } from '../domain/call.ts';
import { encodeCall } from '../domain/call-codec.ts';
import { finishedCallOf, startedCallOf } from '../domain/call-of-event.ts';
import type { Contribution } from '../domain/contribution.ts';
import { type OrderKind, orderOf } from '../domain/order.ts';
import type { SentimentAnalyser } from '../domain/sentiment.ts';
import { lexiconAnalyser } from '../domain/sentiment-lexicon.ts';
import type { AnalysisPlan } from '../domain/trackers.ts';
import { zoneOf } from '../domain/zone.ts';
import type { CallStep, FinishedRecord, Step } from '../store/records.ts';
import { peopleOf } from './people.ts';

/** The analyser in use: its version is part of every plan's name. */
export const ANALYSER: SentimentAnalyser = lexiconAnalyser;

/** Under what calls are analysed, and into which generations of buckets they are counted. */
export interface AnalysisSetup {
  plan: AnalysisPlan;
  generations: readonly { generation: number; timeZone: string }[];
}

const ORDER_KINDS: Record<EarshotEvent['type'], OrderKind> = {
  'call.started': 'started',
  'call.finished': 'finished',
  'call.deleted': 'deleted',
  'seller.changed': 'changed',
};

/** Makes of accepted events what is to be applied. */
export class Analyst {
  readonly #plan: CompiledPlan;
  readonly #generations: AnalysisSetup['generations'];

  constructor({ plan, generations }: AnalysisSetup) {
    this.#plan = compilePlan(plan, ANALYSER);
    this.#generations = generations;
  }

  /** The effect of an accepted event, given as it lies in the inbox. Throws on anything that was never accepted. */
  stepOf(text: string): Step {
    const event: EarshotEvent = JSON.parse(text);
    const { type, source, id } = event;
    const order = orderOf({ timeMs: Date.parse(event.time), kind: ORDER_KINDS[type], source, id });
    const { sellers, facts } = peopleOf(event, order);
    const call = this.#callStep(event, order);
    return { sellers, people: facts, ...(call && { call }) };
  }

  /** What a finished call adds to the figures. */
  contributionOf(call: FinishedCall): Contribution {
    return analyseCall(call, this.#plan);
  }

  #callStep(event: EarshotEvent, order: string): CallStep | undefined {
    switch (event.type) {
      case 'call.finished': {
        const call = finishedCallOf(event.data);
        return { kind: 'finished', callId: call.callId, order, record: this.#recordOf(call) };
      }
      case 'call.started':
        return { kind: 'started', callId: event.data.callId, order, call: startedCallOf(event.data) };
      case 'call.deleted':
        return { kind: 'deleted', callId: event.data.callId, order };
      case 'seller.changed':
        return undefined;
    }
  }

  #recordOf(call: FinishedCall): FinishedRecord {
    const buckets = this.#generations.flatMap(({ generation, timeZone }) =>
      bucketsOf(call.endedAtMs, zoneOf(timeZone)).map(({ id, expiresAtMs }) => ({
        key: `${generation}:${id}`,
        expiresAtMs,
      })),
    );
    return {
      document: encodeCall(call),
      contribution: this.contributionOf(call),
      buckets,
      plan: this.#plan.name,
    };
  }
}
