import type { CallFinished, EarshotEvent, EngagementLogged, OpportunityChanged } from '@earshot/contracts';
import {
  type Analysers,
  analyseCall,
  analyseTermsAnew,
  analyseTermsKept,
  type CallAnalysis,
  type CompiledPlan,
  compilePlan,
} from '../domain/analysis.ts';
import { BrandDetector } from '../domain/brands/brand-detector.ts';
import { type FinishedCall, namedBy } from '../domain/call.ts';
import { encodeCall } from '../domain/call-codec.ts';
import { finishedCallOf, startedCallOf } from '../domain/call-of-event.ts';
import { contentHashOf } from '../domain/content-hash.ts';
import { dealContributions, dealOf } from '../domain/deal.ts';
import { engagementContribution, engagementOf } from '../domain/engagement.ts';
import { type OrderKind, orderOf } from '../domain/order.ts';
import { phrasesOfCall } from '../domain/phrases.ts';
import { englishAnalyser } from '../domain/sentiment.ts';
import type { AnalysisPlan } from '../domain/trackers.ts';
import type { CountedIn, DealRecord, EngagementRecord, FinishedRecord, Step } from '../store/records.ts';
import type { Generation } from '../store/settings.ts';
import { countedIn } from './generations.ts';
import { peopleOf } from './people.ts';

/**
 * Part of every plan's name: calls that were analysed under another version are analysed again. It goes up whenever any of
 * the analysers hears something else in a call.
 */
export const ANALYSIS_VERSION = 5;

/** Made when it is first asked: what it knows takes a while to read. */
let detector: BrandDetector | undefined;

/** What calls are heard by. */
export const ANALYSERS: Analysers = {
  sentiment: englishAnalyser,
  phrases: phrasesOfCall,
  brands: {
    find(texts) {
      detector ??= new BrandDetector();
      return detector.find(texts);
    },
  },
};

/** Reads what the analysers know: that takes a while, which the first call would have to wait for. */
export function readKnowledge(): void {
  const text = 'The price of the plan';
  const said = (['seller', 'customer'] as const).map((speaker) => ({ speaker, startMs: 0, endMs: 1, text }));
  const call = { callId: '', sellerId: '', startedAtMs: 0, endedAtMs: 1, language: 'en', segments: said };
  analyseCall(call, compilePlan({ name: '', sets: [] }, ANALYSERS));
}

/** Under what calls are analysed, and into which generations of buckets they are counted. */
export interface AnalysisSetup {
  plan: AnalysisPlan;
  generations: readonly Generation[];
}

const ORDER_KINDS: Record<EarshotEvent['type'], OrderKind> = {
  'call.started': 'started',
  'call.finished': 'finished',
  'call.deleted': 'deleted',
  'opportunity.changed': 'changed',
  'opportunity.deleted': 'deleted',
  'engagement.logged': 'changed',
  'engagement.deleted': 'deleted',
  'seller.changed': 'changed',
  'customer.erased': 'deleted',
};

/** Makes of accepted events what is to be applied. */
export class Analyst {
  readonly #plan: CompiledPlan;
  readonly #generations: AnalysisSetup['generations'];

  constructor({ plan, generations }: AnalysisSetup) {
    this.#plan = compilePlan(plan, ANALYSERS);
    this.#generations = generations;
  }

  /** The effect of an accepted event, given as it lies in the inbox. Throws on anything that was never accepted. */
  stepOf(text: string): Step {
    const event: EarshotEvent = JSON.parse(text);
    const { type, source, id } = event;
    const timeMs = Date.parse(event.time);
    const contentHash = contentHashOf(event.data);
    const order = orderOf({ timeMs, kind: ORDER_KINDS[type], source, id, contentHash });
    const { sellers, facts } = peopleOf(event, order);
    return { sellers, people: facts, ...this.#entityStep(event, order) };
  }

  /** What a finished call says, and what it adds to the figures. */
  analysisOf(call: FinishedCall): CallAnalysis {
    return analyseCall(call, this.#plan);
  }

  /** The same for one that was analysed under another plan of this version: only terms are listened for anew. */
  termsAnewOf(call: FinishedCall, known: CallAnalysis): CallAnalysis {
    return analyseTermsAnew(call, known, this.#plan);
  }

  /** The same for one whose text was removed: what was heard in it before is all that can be said. */
  termsKeptOf(known: CallAnalysis): CallAnalysis {
    return analyseTermsKept(known, this.#plan);
  }

  #entityStep(event: EarshotEvent, order: string): Pick<Step, 'call' | 'deal' | 'engagement' | 'erasure'> {
    switch (event.type) {
      case 'call.finished': {
        const { callId } = event.data;
        return { call: { kind: 'finished', callId, order, record: this.#callRecord(event.data) } };
      }
      case 'call.started': {
        const { callId } = event.data;
        return { call: { kind: 'started', callId, order, call: startedCallOf(event.data) } };
      }
      case 'call.deleted':
        return { call: { kind: 'deleted', callId: event.data.callId, order } };
      case 'opportunity.changed': {
        const { opportunityId } = event.data;
        return { deal: { kind: 'changed', opportunityId, order, record: this.#dealRecord(event.data) } };
      }
      case 'opportunity.deleted':
        return { deal: { kind: 'deleted', opportunityId: event.data.opportunityId, order } };
      case 'engagement.logged': {
        const { engagementId } = event.data;
        const record = this.#engagementRecord(event.data);
        return { engagement: { kind: 'logged', engagementId, order, record } };
      }
      case 'engagement.deleted':
        return { engagement: { kind: 'deleted', engagementId: event.data.engagementId, order } };
      case 'customer.erased':
        return { erasure: { kind: 'customer', id: event.data.customerId, order } };
      case 'seller.changed':
        return {};
    }
  }

  #callRecord(data: CallFinished): FinishedRecord {
    const call = finishedCallOf(data);
    return {
      document: encodeCall(call),
      ...this.analysisOf(call),
      buckets: this.#bucketsAt(call.endedAtMs),
      plan: this.#plan.name,
      ...namedBy(call),
    };
  }

  #dealRecord(data: OpportunityChanged): DealRecord {
    const deal = dealOf(data);
    const contributions = dealContributions(deal);
    return { deal, contributions, buckets: contributions.map(({ atMs }) => this.#bucketsAt(atMs)) };
  }

  #engagementRecord(data: EngagementLogged): EngagementRecord {
    const engagement = engagementOf(data);
    const contribution = engagementContribution(engagement);
    return { engagement, contribution, buckets: this.#bucketsAt(contribution.atMs) };
  }

  #bucketsAt(atMs: number): CountedIn[] {
    return countedIn(this.#generations, atMs);
  }
}
