import {
  COLUMNS,
  MOST_STEPS,
  type Model,
  REGISTER_COLUMN,
  REGISTERS,
  type Register,
} from '../../domain/sentiment/model.ts';
import type { Places } from '../../domain/sentiment/places.ts';
import { Columns } from './columns.ts';
import type { Example } from './labelled.ts';
import { type Prepared, prepare } from './prepared.ts';
import { keptVectors } from './word-vectors.ts';

const NEUTRAL = 1;
const TRADE = REGISTERS.indexOf('trade');

const ROUNDS = 8;
/** From the round with this index on, weights are averaged. */
const FIRST_AVERAGED = 2;
/** How much what is known of one register counts beside what is known of all. */
const REGISTER_SHARE = 0.7;
/** How much an example counts for telling its register: films are told from comments as readily as comments from films. */
const REGISTER_WEIGHTS: Record<Register, number> = { comments: 1, films: 1.7, trade: 1 };
const SEED = 20261124;

/** What is learnt: what holds in all registers, what each of them adds, and how each is recognised. */
interface Knowledge {
  shared: Columns;
  special: Columns[];
  registers: Columns;
}

/**
 * Multinomial logistic regression, classes weighted to equal shares, over features that stand once for all registers and
 * once for each (Daumé 2007): sets that disagree on a word do not spoil it for each other. One example after the other in a
 * seeded order, so the same examples give the same weights to the last bit.
 */
export function learn(examples: readonly Example[], vectors = keptVectors()): Model {
  const { examples: prepared, places, inputsAt } = prepare(examples, vectors);
  const knowledge: Knowledge = {
    shared: new Columns(places.count),
    special: REGISTERS.map(() => new Columns(places.count)),
    registers: new Columns(places.count),
  };
  const all = [knowledge.shared, ...knowledge.special, knowledge.registers];
  const random = randomFrom(SEED);
  for (let round = 0; round < ROUNDS; round++) {
    shuffle(prepared, random);
    for (const example of prepared) learnFrom(example, knowledge);
    if (round >= FIRST_AVERAGED) for (const columns of all) columns.average(1 / (ROUNDS - FIRST_AVERAGED));
  }
  for (const [place, inputs] of inputsAt) for (const columns of all) columns.fold(place, inputs);
  return modelOf(knowledge, places);
}

function learnFrom(example: Prepared, { shared, special, registers }: Knowledge): void {
  const { target, weight, register } = example;
  const own = special[register]!;
  const inOwn = own.scoresOf(example);
  const scores = shared.scoresOf(example).map((score, c) => score + REGISTER_SHARE * inOwn[c]!);
  const slopes = slopesOf(scores, target, weight);
  shared.descend(example, slopes);
  own.descend(
    example,
    slopes.map((slope) => REGISTER_SHARE * slope),
  );
  const ofRegister = REGISTER_WEIGHTS[REGISTERS[register]!];
  registers.descend(example, slopesOf(registers.scoresOf(example), register, ofRegister));
}

/** How the loss changes with each score. */
function slopesOf(scores: readonly number[], target: number, weight: number): number[] {
  const exponentials = scores.map((score) => Math.exp(score));
  const all = exponentials.reduce((a, b) => a + b);
  return exponentials.map((exponential, c) => weight * (exponential / all - (c === target ? 1 : 0)));
}

/** Of each register over neutral, then of the registers over trade, in steps. */
function modelOf({ shared, special, registers }: Knowledge, places: Places): Model {
  const ofClass = (register: Columns, column: number) => {
    const inAll = shared.over(column, NEUTRAL);
    const own = register.over(column, NEUTRAL);
    return {
      weights: inAll.weights.map((weight, place) => weight + REGISTER_SHARE * own.weights[place]!),
      bias: inAll.bias + REGISTER_SHARE * own.bias,
    };
  };
  const columns = [
    ...special.flatMap((register) => [ofClass(register, 0), ofClass(register, 2)]),
    ...REGISTERS.slice(0, -1).map((_, r) => registers.over(r, TRADE)),
  ];
  const weights = columns.map((column) => column.weights);
  const unitOfClasses = unitOf(weights.slice(0, REGISTER_COLUMN));
  const unitOfRegisters = unitOf(weights.slice(REGISTER_COLUMN));
  const units = columns.map((_, c) => (c < REGISTER_COLUMN ? unitOfClasses : unitOfRegisters));
  const steps = new Int8Array(COLUMNS * places.count);
  for (const [c, column] of weights.entries())
    for (const [place, weight] of column.entries()) {
      const inUnits = weight / units[c]!;
      steps[COLUMNS * place + c] = Math.sign(inUnits) * Math.round(Math.sqrt(Math.abs(inUnits)));
    }
  return { places, steps, units, biases: columns.map(({ bias }) => bias) };
}

/** So that the greatest weight is as many steps as there are. */
function unitOf(columns: readonly Float32Array[]): number {
  const greatest = columns.reduce(
    (most, column) => column.reduce((a, b) => Math.max(a, Math.abs(b)), most),
    0,
  );
  return greatest / MOST_STEPS ** 2;
}

/** Mulberry32 (Tommy Ettinger, public domain): a seed gives the same numbers everywhere. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function shuffle<T>(list: T[], random: () => number): void {
  for (let i = list.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [list[i], list[j]] = [list[j]!, list[i]!];
  }
}
