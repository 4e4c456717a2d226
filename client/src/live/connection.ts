import type {
  Alert,
  Bye,
  ClientToServer,
  ErrorCode,
  Heartbeat,
  LIVE_NAMESPACE,
  ScreenCommand,
  ScreenReport,
  ServerToClient,
  ViewDelta,
  ViewOpen,
  ViewOpenAnswer,
  ViewSnapshot,
} from '@earshot/contracts';
import { io, type Socket } from 'socket.io-client';
import { type Accessor, createSignal } from 'solid-js';
import { type BuildWatch, makeBuildWatch } from './build.ts';
import { isDead, type Reading, retryDelayMs, sleptMs } from './reconnect.ts';
import { isRefusingCalls } from './refusing.ts';
import { makeServerClock } from './server-clock.ts';
import type { ConnectionState } from './staleness.ts';

const NAMESPACE: typeof LIVE_NAMESPACE = '/live';
const ANSWER_MS = 10_000;
/** An attempt into a network that swallows everything is given up, so that the next one can be made. */
const ATTEMPT_MS = 8_000;
const WATCH_MS = 1_000;
/** What the connection waits for may hang in a network that swallows everything: the page has to say so, and to try. */
const WAITS_MS = 3_000;

/** What somebody wants to hear from the connection. */
export interface ConnectionListener {
  connected?: () => void;
  disconnected?: () => void;
  delta?: (delta: ViewDelta) => void;
  snapshot?: (view: ViewSnapshot) => void;
  heartbeat?: (beat: Heartbeat) => void;
  /** A rule has fired. */
  alert?: (alert: Alert) => void;
  /** To the screen that this page is. */
  command?: (command: ScreenCommand) => void;
  /** The server is about to close the connection. */
  bye?: (notice: Bye) => void;
}

export interface ConnectionOptions {
  /** A wall signs in by the screen's cookie alone, whoever else is signed in in this browser. */
  as?: 'screen';
  /** Nothing is opened before this is settled, or has taken too long: a page that nobody is signed in at opens nothing at all. */
  after?: Promise<unknown>;
}

export interface Connection {
  state: Accessor<ConnectionState>;
  /** Why the server will not have this page; set while `state` is `refused`. */
  refusal: Accessor<ErrorCode | undefined>;
  /** The server shows what is, and takes no new calls. */
  refusesCalls: Accessor<boolean>;
  /** Whether this page is of the server's build, and what becomes of it where it is not. */
  build: Pick<BuildWatch, 'state' | 'takeNow'>;
  /** The server's time, in ms since 1970. */
  nowMs: () => number;
  /** Undefined where no answer came within 10 seconds. */
  open: (request: ViewOpen) => Promise<ViewOpenAnswer | undefined>;
  close: (viewId: string) => void;
  /** What a screen says of itself; said to nobody while there is no connection. */
  report: (report: ScreenReport) => void;
  /** Returns what ends the listening. */
  listen: (listener: ConnectionListener) => () => void;
  end: () => void;
}

const reading = (): Reading => ({ wallMs: Date.now(), monotonicMs: performance.now() });

/** Opens the socket to the server of this page and keeps it open until `end`. Signs in by the session cookie, or by the screen's. */
export function makeConnection(options: ConnectionOptions = {}): Connection {
  const [state, setState] = createSignal<ConnectionState>('connecting');
  const [refusal, setRefusal] = createSignal<ErrorCode>();
  const [takesCalls, setTakesCalls] = createSignal<boolean>();
  const listeners = new Set<ConnectionListener>();
  const first = reading();
  const clock = makeServerClock(first.wallMs, first.monotonicMs);
  const build = makeBuildWatch();
  const socket: Socket<ServerToClient, ClientToServer> = io(NAMESPACE, {
    transports: ['websocket'],
    auth: (give) => give(options.as === undefined ? {} : { as: options.as }),
    timeout: ATTEMPT_MS,
    reconnection: false,
    autoConnect: false,
  });
  let attempt = 0;
  let askedMs: number | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last = first;
  let lastWordMs = first.monotonicMs;
  /** Since the last word something has happened that connections do not survive as a rule. */
  let doubted = false;

  const tell = (say: (listener: ConnectionListener) => void) => listeners.forEach(say);
  let mayConnect = false;
  const connect = () => {
    if (!mayConnect) return;
    clearTimeout(timer);
    timer = undefined;
    socket.connect();
  };
  const retryLater = () => {
    clearTimeout(timer);
    timer = setTimeout(connect, retryDelayMs(attempt++, Math.random(), askedMs));
    askedMs = undefined;
  };
  const heard = () => {
    lastWordMs = performance.now();
    doubted = false;
  };
  /** What looks open may be dead, and an attempt may have gone into the void: begin anew without asking. */
  const reconnectNow = () => {
    socket.disconnect();
    connect();
  };

  socket.on('connect', () => {
    attempt = 0;
    heard();
    setRefusal(undefined);
    setState('online');
    tell((listener) => listener.connected?.());
  });
  socket.on('disconnect', (reason) => {
    // It is the way to the server that is gone, not the server: nobody waits for a crowd to pass.
    if (reason === 'ping timeout') askedMs ??= 0;
    setState('offline');
    setTakesCalls(undefined);
    tell((listener) => listener.disconnected?.());
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
    tell((listener) => listener.delta?.(delta));
    done();
  });
  socket.on('view:snapshot', (view, done) => {
    tell((listener) => listener.snapshot?.(view));
    done();
  });
  socket.on('heartbeat', (beat) => {
    heard();
    clock.set(Date.parse(beat.now), lastWordMs);
    setTakesCalls(beat.takesCalls);
    tell((listener) => listener.heartbeat?.(beat));
    build.see(beat.version);
  });
  socket.on('bye', (notice) => {
    askedMs = notice.retryAfterMs;
    tell((listener) => listener.bye?.(notice));
  });
  socket.on('alert', (alert) => tell((listener) => listener.alert?.(alert)));
  socket.on('screen:command', (command) => tell((listener) => listener.command?.(command)));

  const watch = setInterval(() => {
    const now = reading();
    const slept = sleptMs(last, now);
    // What is old must not pass for young until the server says what time it is.
    if (slept > 0) clock.set(clock.at(now.monotonicMs) + slept, now.monotonicMs);
    last = now;
    if (slept > 0 || (socket.connected && isDead(now.monotonicMs - lastWordMs, doubted))) reconnectNow();
  }, WATCH_MS);
  /** The page, or its network, is back: whatever was waited for is worth trying at once. */
  const wake = () => {
    if (document.hidden) return;
    doubted = true;
    if (!socket.connected) reconnectNow();
  };
  const listening = new AbortController();
  window.addEventListener('online', wake, { signal: listening.signal });
  for (const sign of ['visibilitychange', 'resume'])
    document.addEventListener(sign, wake, { signal: listening.signal });
  const begin = () => {
    if (listening.signal.aborted || mayConnect) return;
    mayConnect = true;
    connect();
  };
  if (options.after === undefined) begin();
  else {
    timer = setTimeout(begin, WAITS_MS);
    void options.after.then(begin, begin);
  }

  return {
    state,
    refusal,
    build,
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
    report(report) {
      if (socket.connected) socket.emit('screen:report', report);
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    end() {
      clearInterval(watch);
      listening.abort();
      build.end();
      socket.removeAllListeners();
      socket.disconnect();
      clearTimeout(timer);
    },
  };
}
