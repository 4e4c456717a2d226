import type { IngestAnswer } from '@earshot/contracts';
import { Pool } from 'undici';
import type { Outcome } from './account.ts';
import { pause } from './pause.ts';

/** A server that cannot be reached is tried so often, first after 0.25 s and then ever later. */
const TRIES = 9;
const LONGEST_PAUSE_MS = 4_000;
const ANSWER_MS = 60_000;
/** Not now, but later: too many requests, no room, or others changing the same. */
const LATER = new Set([409, 429, 503]);

interface Request {
  method: 'POST' | 'PUT' | 'PATCH';
  path: string;
  type: string;
  body: string;
}

type Answer = { status: number; body: unknown } | { unreachable: string };

/** The Earshot that is played into. */
export class Server {
  private readonly pool: Pool;

  /** @param onWait told when the server asks for patience, with how long and why */
  constructor(
    url: string,
    private readonly token: string,
    private readonly onWait: (waitMs: number, why: string) => void,
  ) {
    this.pool = new Pool(new URL(url).origin, {
      connections: 4,
      headersTimeout: ANSWER_MS,
      bodyTimeout: ANSWER_MS,
    });
  }

  /** Sends events as NDJSON and waits for the answer; a request that is put off is sent again whole. */
  async send(lines: readonly string[], signal: AbortSignal): Promise<Outcome> {
    const body = `${lines.join('\n')}\n`;
    const answer = await this.ask(
      { method: 'POST', path: '/v1/events', type: 'application/x-ndjson', body },
      signal,
    );
    if ('unreachable' in answer)
      return { kind: 'notSent', why: answer.unreachable, isFinal: !signal.aborted };
    if (answer.status !== 202) return { kind: 'notSent', why: reasonOf(answer), isFinal: true };
    const { accepted, rejected, rejectedCount = rejected.length } = answer.body as IngestAnswer;
    return { kind: 'answered', accepted, rejected, rejectedCount };
  }

  /** Puts a JSON document; answers what went wrong, if anything. */
  put(path: string, value: unknown, signal: AbortSignal): Promise<string | undefined> {
    return this.write({ method: 'PUT', path, body: JSON.stringify(value) }, signal);
  }

  /** Changes what a JSON document names; answers what went wrong, if anything. */
  patch(path: string, value: unknown, signal: AbortSignal): Promise<string | undefined> {
    return this.write({ method: 'PATCH', path, body: JSON.stringify(value) }, signal);
  }

  async close(): Promise<void> {
    await this.pool.destroy();
  }

  private async write(request: Omit<Request, 'type'>, signal: AbortSignal): Promise<string | undefined> {
    const answer = await this.ask({ ...request, type: 'application/json' }, signal);
    if ('unreachable' in answer) return answer.unreachable;
    return answer.status < 300 ? undefined : reasonOf(answer);
  }

  private async ask(request: Request, signal: AbortSignal): Promise<Answer> {
    for (let failures = 0; ; ) {
      const answer = await this.once(request);
      if ('unreachable' in answer) failures += 1;
      else if (!LATER.has(answer.status)) return answer;
      const why = 'unreachable' in answer ? answer.unreachable : reasonOf(answer);
      if (failures >= TRIES || signal.aborted) return { unreachable: why };
      const waitMs =
        'unreachable' in answer ? Math.min(LONGEST_PAUSE_MS, 125 * 2 ** failures) : answer.retryAfterMs;
      this.onWait(waitMs, why);
      await pause(waitMs, signal);
    }
  }

  private async once({ method, path, type, body }: Request) {
    try {
      const headers = { 'content-type': type, authorization: `Bearer ${this.token}` };
      const response = await this.pool.request({ method, path, headers, body });
      const text = await response.body.text();
      const retryAfterSec = Number(response.headers['retry-after']);
      return {
        status: response.statusCode,
        body: parsed(text),
        retryAfterMs: retryAfterSec > 0 ? retryAfterSec * 1000 : 1_000,
      };
    } catch (error) {
      return { unreachable: `no answer (${codeOf(error)})` };
    }
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function reasonOf({ status, body }: { status: number; body: unknown }): string {
  const { code, detail, title } = (body ?? {}) as { code?: string; detail?: string; title?: string };
  return [`the server answered ${status}`, code, detail ?? title].filter(Boolean).join(', ');
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message;
}
