import type {
  ClientToServer,
  ErrorCode,
  Heartbeat,
  LIVE_NAMESPACE,
  ServerToClient,
  ViewDelta,
  ViewOpen,
  ViewOpenAnswer,
  ViewSnapshot,
} from '@earshot/contracts';
import { io, type Socket } from 'socket.io-client';
import { type Accessor, createSignal } from 'solid-js';
import { makeBuildWatch } from './build.ts';
import { mustReconnect, type Reading, retryDelayMs } from './reconnect.ts';
import { isRefusingCalls } from './refusing.ts';
import { makeServerClock } from './server-clock.ts';
import type { ConnectionState } from './staleness.ts';

const NAMESPACE: typeof LIVE_NAMESPACE = '/live';
const ANSWER_MS = 10_000;
const WATCH_MS = 1_000;

/** What a view wants to hear from the connection that it lives on. */
export interface ConnectionListener {
  connected: () => void;
  disconnected: () => void;
  delta: (delta: ViewDelta) => void;
  snapshot: (view: ViewSnapshot) => void;
  heartbeat: (beat: Heartbeat) => void;
}

export interface Connection {
  state: Accessor<ConnectionState>;
  /** Why the server will not have this page; set while `state` is `refused`. */
  refusal: Accessor<ErrorCode | undefined>;
  /** The server shows what is, and takes no new calls. */
  refusesCalls: Accessor<boolean>;
  /** The server's time, in ms since 1970. */
  nowMs: () => number;
  /** Undefined where no answer came within 10 seconds. */
  open: (request: ViewOpen) => Promise<ViewOpenAnswer | undefined>;
  close: (viewId: string) => void;
  /** Returns what ends the listening. */
  listen: (listener: ConnectionListener) => () => void;
  end: () => void;
}

const reading = (): Reading => ({ wallMs: Date.now(), monotonicMs: performance.now() });

/** Opens the socket to the server of this page and keeps it open until `end`. Signs in by the session cookie. */
export function makeConnection(): Connection {
  const [state, setState] = createSignal<ConnectionState>('connecting');
  const [refusal, setRefusal] = createSignal<ErrorCode>();
  const [takesCalls, setTakesCalls] = createSignal<boolean>();
  const listeners = new Set<ConnectionListener>();
  const first = reading();
  const clock = makeServerClock(first.wallMs, first.monotonicMs);
  const seeBuild = makeBuildWatch();
  const socket: Socket<ServerToClient, ClientToServer> = io(NAMESPACE, {
    transports: ['websocket'],
    auth: (give) => give({}),
    reconnection: false,
    autoConnect: false,
  });
  let attempt = 0;
  let askedMs: number | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last = first;
  let lastWordMs = first.monotonicMs;

  const tell = (say: (listener: ConnectionListener) => void) => listeners.forEach(say);
  const connect = () => {
    clearTimeout(timer);
    timer = undefined;
    socket.connect();
  };
  const retryLater = () => {
    clearTimeout(timer);
    timer = setTimeout(connect, retryDelayMs(attempt++, Math.random(), askedMs));
    askedMs = undefined;
  };
  /** What looks open may be dead: begin anew without asking it. */
  const reconnectNow = () => {
    socket.disconnect();
    connect();
  };

  socket.on('connect', () => {
    attempt = 0;
    lastWordMs = performance.now();
    setRefusal(undefined);
    setState('online');
    tell((listener) => listener.connected());
  });
  socket.on('disconnect', () => {
    setState('offline');
    setTakesCalls(undefined);
    tell((listener) => listener.disconnected());
    retryLater();
  });
  socket.on('connect_error', (error: Error & { data?: { code?: ErrorCode } }) => {
    const code = error.data?.code;
    const isRefusal = code === 'unauthorized' || code === 'forbidden';
    setRefusal(isRefusal ? code : undefined);
    setState(isRefusal ? 'refused' : 'offline');
    retryLater();
  });
  socket.on('view:delta', (delta, done) => {
    tell((listener) => listener.delta(delta));
    done();
  });
  socket.on('view:snapshot', (view, done) => {
    tell((listener) => listener.snapshot(view));
    done();
  });
  socket.on('heartbeat', (beat) => {
    lastWordMs = performance.now();
    clock.set(Date.parse(beat.now), lastWordMs);
    setTakesCalls(beat.takesCalls);
    tell((listener) => listener.heartbeat(beat));
    seeBuild(beat.version);
  });
  socket.on('bye', (notice) => {
    askedMs = notice.retryAfterMs;
  });

  const watch = setInterval(() => {
    const now = reading();
    if (socket.connected && mustReconnect(last, now, lastWordMs)) reconnectNow();
    last = now;
  }, WATCH_MS);
  const wake = () => {
    if (!document.hidden && timer !== undefined) connect();
  };
  window.addEventListener('online', wake);
  document.addEventListener('visibilitychange', wake);
  connect();

  return {
    state,
    refusal,
    refusesCalls: () => isRefusingCalls(state(), takesCalls()),
    nowMs: () => clock.at(performance.now()),
    async open(request) {
      // What is emitted without a connection would be kept and sent with the next one, on top of that one's own.
      if (!socket.connected) return undefined;
      return socket
        .timeout(ANSWER_MS)
        .emitWithAck('view:open', request)
        .catch(() => undefined);
    },
    close(viewId) {
      if (socket.connected) socket.emit('view:close', { viewId }, () => {});
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    end() {
      clearInterval(watch);
      window.removeEventListener('online', wake);
      document.removeEventListener('visibilitychange', wake);
      socket.removeAllListeners();
      socket.disconnect();
      clearTimeout(timer);
    },
  };
}
