import { SingleBar } from 'cli-progress';
import type { Account } from './account.ts';

const LINE_EVERY_MS = 3_000;

/** Shows how far a play has come: a bar on a terminal, a line now and then elsewhere. */
export class Progress {
  private readonly bar: SingleBar | undefined;
  private saidAtMs = Number.NEGATIVE_INFINITY;
  private said = '';
  private note = '';

  constructor(
    private readonly name: string,
    private readonly account: Account,
    private readonly total: number | undefined,
  ) {
    if (!process.stderr.isTTY) return;
    const bar = total === undefined ? '' : '[{bar}] {percentage} % ';
    this.bar = new SingleBar({ format: `${name} ${bar}{counts}`, hideCursor: true, clearOnComplete: false });
    this.bar.start(total ?? 1, 0, { counts: this.counts() });
  }

  /** Shows the account as it is now. */
  update(note = ''): void {
    this.note = note;
    if (this.bar) this.bar.update(Math.min(this.account.total, this.total ?? 0), { counts: this.counts() });
    else if (performance.now() - this.saidAtMs > LINE_EVERY_MS) this.say();
  }

  end(): void {
    if (this.bar) {
      this.update(this.note);
      this.bar.stop();
    } else if (this.said !== this.counts()) this.say();
  }

  private say(): void {
    this.saidAtMs = performance.now();
    this.said = this.counts();
    console.error(`${this.name}: ${this.said}`);
  }

  private counts(): string {
    const { accepted, rejected, notSent, total } = this.account;
    const of = this.total === undefined ? '' : ` of ${this.total}`;
    const parts = [`${total}${of}`, `${accepted} accepted`, rejected && `${rejected} rejected`];
    return [...parts, notSent && `${notSent} not sent`, this.note].filter(Boolean).join(', ');
  }
}
