import type { Snapshot } from '@earshot/contracts';

/** Whether no call has been counted in what a view of all time shows. */
export function isEmpty({ period, sentiment, recording, live }: Snapshot): boolean {
  return (
    period.kind === 'allTime' &&
    sentiment.calls === 0 &&
    live.activeCount === 0 &&
    Object.keys(live.recent).length === 0 &&
    Object.values(recording.series).every((day) => day.calls === 0)
  );
}

/** A call of five minutes, ended at `nowMs`, as the event that tells of it. */
export function firstCall(nowMs: number) {
  const minutesAgo = (minutes: number) => new Date(nowMs - minutes * 60_000).toISOString();
  return {
    id: 'first-call',
    source: 'by-hand',
    type: 'call.finished',
    time: minutesAgo(0),
    data: {
      callId: 'first-call',
      seller: { id: 'ada', name: 'Ada' },
      startedAt: minutesAgo(5),
      endedAt: minutesAgo(0),
      segments: [
        { speaker: 'seller', start: 0, end: 4, text: 'Hello, how can I help?' },
        { speaker: 'customer', start: 4, end: 9, text: 'I would like to hear about your prices.' },
      ],
    },
  };
}

/** The line for a shell that sends a first call to the server at `origin`. */
export function firstCallCommand(origin: string, nowMs: number): string {
  return [
    `curl ${origin}/v1/events`,
    '-H "authorization: Bearer $EARSHOT_ADMIN_TOKEN"',
    '-H "content-type: application/json"',
    `-d '${JSON.stringify(firstCall(nowMs))}'`,
  ].join(' \\\n  ');
}
