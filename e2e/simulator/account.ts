import type { RejectedEvent } from '@earshot/contracts';

/** What became of a batch of events. */
export type Outcome =
  | { kind: 'answered'; accepted: number; rejected: RejectedEvent[]; rejectedCount: number }
  /** Nothing is known to have been taken; `isFinal` where trying others is of no use either. */
  | { kind: 'notSent'; why: string; isFinal: boolean };

/** What was accepted, rejected and not sent, with the reasons. */
export class Account {
  accepted = 0;
  rejected = 0;
  notSent = 0;
  private readonly reasons = new Map<string, number>();

  get isClean(): boolean {
    return this.rejected === 0 && this.notSent === 0;
  }

  get total(): number {
    return this.accepted + this.rejected + this.notSent;
  }

  note(outcome: Outcome, events: number): void {
    if (outcome.kind === 'notSent') {
      this.notSent += events;
      this.addReason(`not sent: ${outcome.why}`, events);
      return;
    }
    this.accepted += outcome.accepted;
    this.rejected += outcome.rejectedCount;
    for (const { code, message, path } of outcome.rejected)
      this.addReason(
        `${code}${path === undefined ? '' : ` at ${path.replace(/\[\d+\]/g, '[]')}`}: ${message}`,
        1,
      );
  }

  /** The account in lines for people. */
  report(): string[] {
    const byCount = [...this.reasons].toSorted((a, b) => b[1] - a[1]);
    return [
      `${this.accepted} accepted, ${this.rejected} rejected, ${this.notSent} not sent`,
      ...byCount.map(([reason, count]) => `${String(count).padStart(7)} × ${reason}`),
    ];
  }

  private addReason(reason: string, count: number): void {
    this.reasons.set(reason, (this.reasons.get(reason) ?? 0) + count);
  }
}
