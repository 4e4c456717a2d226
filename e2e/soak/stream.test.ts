import type { EarshotEvent } from '@earshot/contracts';
import { describe, expect, it } from 'vitest';
import { brought, oursOf } from './stream.ts';

const startMs = Date.parse('2026-11-24T09:00:00Z');
const tempo = { startMs, speedup: 60 };
const event = (type: string, time: string, data: object) =>
  ({ id: 'e', source: 's', type, time, data }) as EarshotEvent;

describe('a team that lives faster than we do', () => {
  it('has what lies ahead come sooner, and what is past stay where it was', () => {
    expect(oursOf(startMs + 3_600_000, tempo)).toBe(startMs + 60_000);
    expect(oursOf(startMs - 3_600_000, tempo)).toBe(startMs - 3_600_000);
  });

  it('goes on where it was after a rest, later by so much and no faster', () => {
    const rested = { ...tempo, restedMs: 2_000 };
    expect(oursOf(startMs + 3_600_000, rested)).toBe(startMs + 62_000);
    expect(oursOf(startMs - 3_600_000, rested)).toBe(startMs - 3_600_000);
  });

  it('talks no faster: a call ends when it is due, and has lasted as long as it lasts', () => {
    const call = { callId: 'c', startedAt: '2026-11-24T09:59:00Z', endedAt: '2026-11-24T10:00:00Z' };
    expect(brought(event('call.finished', '2026-11-24T10:00:00Z', call), tempo)).toMatchObject({
      time: '2026-11-24T09:01:00.000Z',
      data: { startedAt: '2026-11-24T09:00:00.000Z', endedAt: '2026-11-24T09:01:00.000Z' },
    });
  });

  it('closes no deal before it was made, nor any in times to come', () => {
    const deal = { opportunityId: 'd', createdAt: '2026-11-20T09:00:00Z', closedAt: '2026-11-24T10:00:00Z' };
    expect(brought(event('opportunity.changed', '2026-11-24T10:00:00Z', deal), tempo)).toMatchObject({
      data: { createdAt: '2026-11-20T09:00:00.000Z', closedAt: '2026-11-24T09:01:00.000Z' },
    });
  });
});
