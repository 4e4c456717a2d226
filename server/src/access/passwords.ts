import { Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';
import { Refused } from '../operate/problem.ts';

/** Argon2id, which is the library's own choice, with what OWASP names as the least: 19 MiB, twice, in one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
/** Each takes a thread of the few that files and names of hosts wait for as well, and its memory. */
const AT_ONCE = 2;
/** So many wait at most: beyond it a flood of sign-ins is told to come back. */
const MAX_WAITING = 60;

/** Passwords as they are stored, and compared with what somebody types. */
@Injectable()
export class Passwords {
  private underWay = 0;
  private readonly waiting: (() => void)[] = [];
  private unknown: Promise<string> | undefined;

  /** What is stored of a password. */
  hash(password: string): Promise<string> {
    return this.inTurn(() => hash(typed(password), COST));
  }

  /**
   * Whether `password` is the one that is stored. Where none is stored the answer is no, after the same work: how long it takes does
   * not tell who has an account.
   */
  async matches(stored: string | undefined, password: string): Promise<boolean> {
    this.unknown ??= this.hash('nobody has this one');
    const compared = stored ?? (await this.unknown);
    const isSame = await this.inTurn(() => verify(compared, typed(password)));
    return stored !== undefined && isSame;
  }

  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.underWay >= AT_ONCE) {
      if (this.waiting.length >= MAX_WAITING)
        throw new Refused(
          { code: 'rate_limited', message: 'Too many people sign in at once; try again.' },
          2,
        );
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    } else this.underWay += 1;
    try {
      return await work();
    } finally {
      // Whoever waits longest takes this place over.
      const next = this.waiting.shift();
      if (next) next();
      else this.underWay -= 1;
    }
  }
}

/** Keyboards and systems write the same letter by different characters. */
function typed(password: string): string {
  return password.normalize('NFKC');
}
