import { Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';
import { Turns } from '../operate/turns.ts';

/** Argon2id, which is the library's own choice, with what OWASP names as the least: 19 MiB, twice, in one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
/**
 * Each takes a thread of the few that files and names of hosts wait for as well, and its memory: a few at a time. Beyond those that
 * wait a flood of sign-ins is told to come back.
 */
const TURNS = {
  ...{ atATime: 2, maxWaiting: 60, waitSec: 2 },
  refusal: 'Too many people sign in at once; try again.',
};

/** Passwords as they are stored, and compared with what somebody types. */
@Injectable()
export class Passwords {
  private readonly turns = new Turns(TURNS);
  private unknown: Promise<string> | undefined;

  /** What is stored of a password. */
  hash(password: string): Promise<string> {
    return this.turns.take(() => hash(typed(password), COST));
  }

  /**
   * Whether `password` is the one that is stored. Where none is stored the answer is no, after the same work: how long it takes does
   * not tell who has an account.
   */
  async matches(stored: string | undefined, password: string): Promise<boolean> {
    const unknown = await this.ofNobody();
    const compared = stored ?? unknown;
    const isSame = await this.turns.take(() => verify(compared, typed(password)));
    return stored !== undefined && isSame;
  }

  private ofNobody(): Promise<string> {
    this.unknown ??= this.hash('nobody has this one').catch((error: unknown) => {
      // Whoever came in a flood is refused; whoever comes later is not.
      this.unknown = undefined;
      throw error;
    });
    return this.unknown;
  }
}

/** Keyboards and systems write the same letter by different characters. */
function typed(password: string): string {
  return password.normalize('NFKC');
}
