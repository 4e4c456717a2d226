import type { Temporal } from 'temporal-polyfill';
import { type Deal, type Draft, draftOf, type Fate, rounded, STAGES, type Step, soldFor } from './deal.ts';
import { Random } from './random.ts';
import type { Cast } from './team.ts';
import { datesUntil, workday, workMoment } from './working-time.ts';

export interface DealPlan {
  seed: string;
  cast: Cast;
  /** Deals that were closed before this are of no interest. */
  fromMs: number;
  startMs: number;
  timeZone: string;
  /** How many deals begin on a working day, on average. */
  dealsPerDay: number;
}

const DAY_MS = 86_400_000;
/** So long before a history begins, deals are begun that may be open in it. */
const LEAD_DAYS = 35;
const BETWEEN_STEPS_DAYS: [number, number] = [2, 8];
/** When a deal is hoped to be closed, from its beginning on. */
const USUAL_DAYS: [number, number] = [14, 34];
const STALLED_DAYS: [number, number] = [35, 60];
/** How many lost deals come back. */
const REOPENED = 0.06;
/** How many deals have a hopeful close date that nobody moves. */
const HOPEFUL = 0.2;
const HOPEFUL_DAYS: [number, number] = [6, 16];
/** What may become of a deal, with the odds for those who excel and for the others. */
const ODDS: Record<'excels' | 'usual', Partial<Record<Fate, number>>> = {
  excels: { won: 0.54, lost: 0.39, stalled: 0.07 },
  usual: { won: 0.32, lost: 0.57, stalled: 0.11 },
};

/**
 * Every deal that is open at some time after `fromMs` and begun before `startMs`, with its whole course, what lies
 * ahead of `startMs` included. A deal depends on nothing but seed, team, zone and date: another start finds it again.
 */
export function dealsOf(plan: DealPlan): Deal[] {
  const days = Math.ceil((plan.startMs - plan.fromMs) / DAY_MS) + LEAD_DAYS;
  return datesUntil(plan.startMs, days, plan.timeZone)
    .filter((date) => workday(date).equals(date))
    .flatMap((date) => {
      const random = new Random(`${plan.seed}/deals/${date}`);
      const count = Math.floor(plan.dealsPerDay + random.next());
      return Array.from({ length: count }, (_, i) => dealOf(plan, date, i + 1));
    })
    .filter(({ steps }) => steps[0]!.atMs <= plan.startMs && isOpenAfter(steps, plan.fromMs));
}

function isOpenAfter(steps: readonly Step[], fromMs: number): boolean {
  const last = steps.at(-1)!;
  return last.status === 'open' || last.atMs >= fromMs;
}

function dealOf({ seed, cast, timeZone }: DealPlan, date: Temporal.PlainDate, number: number): Deal {
  const random = new Random(`${seed}/deal/${date}/${number}`);
  const draft = draftOf(random, cast);
  const odds = ODDS[draft.seller.excels ? 'excels' : 'usual'];
  const fate = random.weighted(Object.keys(odds) as Fate[], (one) => odds[one]!);
  const id = `sim-${seed}-deal-${date}-${number}`;
  const course = new Course(random, draft, { date, timeZone });
  const steps = course.run(fate);
  return { ...draft, id, fate, steps, ...(fate === 'stalled' && { neglectedFromMs: course.lastOpenMs }) };
}

/** A deal on its way through the days. */
class Course {
  private readonly steps: Step[] = [];
  private date: Temporal.PlainDate;
  private closeDate: Temporal.PlainDate;
  private estimatedCents: number;
  private readonly isHopeful: boolean;

  constructor(
    private readonly random: Random,
    draft: Draft,
    private readonly when: { date: Temporal.PlainDate; timeZone: string },
  ) {
    this.date = workday(when.date);
    this.isHopeful = random.chance(HOPEFUL);
    const days = this.isHopeful ? HOPEFUL_DAYS : USUAL_DAYS;
    this.closeDate = this.date.add({ days: random.whole(...days) });
    this.estimatedCents = draft.estimatedCents;
  }

  /** When it was last heard of while it was open. */
  get lastOpenMs(): number {
    return this.steps.findLast(({ status }) => status === 'open')!.atMs;
  }

  run(fate: Fate): Step[] {
    const { random } = this;
    const reached = { won: STAGES.length, stalled: random.whole(1, 3) }[fate as string];
    for (let stage = 0; stage < (reached ?? random.whole(1, STAGES.length)); stage++) {
      if (stage > 0) this.pass(BETWEEN_STEPS_DAYS);
      this.reach(stage, fate);
    }
    this.pass(fate === 'stalled' ? STALLED_DAYS : BETWEEN_STEPS_DAYS);
    this.close(fate === 'won');
    if (fate === 'lost' && random.chance(REOPENED)) this.comeBack();
    return this.steps;
  }

  private pass([from, to]: [number, number]): void {
    this.date = workday(this.date.add({ days: this.random.whole(from, to) }));
  }

  private reach(stage: number, fate: Fate): void {
    const { random } = this;
    if (STAGES[stage] === 'Proposal' && random.chance(0.6))
      this.estimatedCents = rounded(this.estimatedCents * random.between(0.8, 1.25));
    const isNear = this.date.until(this.closeDate).days < 2;
    if (fate !== 'stalled' && isNear && !this.isHopeful)
      this.closeDate = this.date.add({ days: random.whole(2, 10) });
    this.note({ stage: STAGES[stage]!, status: 'open' });
  }

  private close(isWon: boolean): void {
    const { stage } = this.steps.at(-1)!;
    const actualCents = isWon ? soldFor(this.random, this.estimatedCents) : undefined;
    this.note({ stage, status: isWon ? 'won' : 'lost', ...(actualCents !== undefined && { actualCents }) });
  }

  private comeBack(): void {
    this.pass(BETWEEN_STEPS_DAYS);
    this.closeDate = this.date.add({ days: 10 });
    this.note({ stage: 'Negotiate', status: 'open' });
    this.pass(BETWEEN_STEPS_DAYS);
    this.close(this.random.chance(0.5));
  }

  private note(step: Pick<Step, 'stage' | 'status' | 'actualCents'>): void {
    this.steps.push({
      atMs: workMoment(this.random, this.date, this.when.timeZone),
      estimatedCents: this.estimatedCents,
      closeDate: this.closeDate.toString(),
      ...step,
    });
  }
}
