import { type Accessor, createSignal } from 'solid-js';
import { makeBusyWatch } from './busy.ts';

/** Where the server writes, into the page that it serves, which build it is. */
const MARK = 'meta[name="earshot-build"]';
const KEPT_AS = 'earshot.reloadedFor';
/** A thousand pages of one server must not load themselves at the same moment. */
const SPREAD_MS = 60_000;
const LOOK_AGAIN_MS = 60_000;
const BUSY_LOOK_MS = 2_000;

/**
 * `due`: the server is of another build, and this page will be loaded anew. `held`: that waits for its reader, who is in the
 * middle of something. `behind`: the page that is served is not of the server's build (yet), or loading it has not helped.
 */
export type BuildState = 'current' | 'due' | 'held' | 'behind';

export interface BuildWatch {
  state: Accessor<BuildState>;
  /** The server says which build it is. */
  see: (version: string) => void;
  /** The reader goes elsewhere by themselves, or asks for it: what is due is done at once. */
  takeNow: () => void;
  end: () => void;
}

/** What is known when a page looks whether to load itself anew. */
export interface BuildLook {
  /** The build that this page is of. */
  own: string;
  /** The build of the page that is served now; undefined where that cannot be told. */
  served: string | undefined;
  /** Builds that this tab has been loaded anew for. */
  reloadedFor: readonly string[];
  isBusy: boolean;
}

/**
 * Whether to load the page anew. Once for each build that is served, so that two builds behind one address do not send a page to
 * and fro; never for the one that it is of, and never under the hands of someone who is typing.
 */
export function nextStep({ own, served, reloadedFor, isBusy }: BuildLook): 'reload' | 'held' | 'behind' {
  if (served === undefined || served === own || reloadedFor.includes(served)) return 'behind';
  return isBusy ? 'held' : 'reload';
}

/** The build that this page is of; undefined where it was not a server of ours that served it. */
export const pageBuild = (of: ParentNode = document): string | undefined =>
  of.querySelector<HTMLMetaElement>(MARK)?.content;

async function servedBuild(): Promise<string | undefined> {
  const answer = await fetch('/', { cache: 'no-store' }).catch(() => undefined);
  if (answer?.ok !== true) return undefined;
  const text = await answer.text().catch(() => '');
  // Not parsed as a document: markup in text is for the policy of Trusted Types to refuse.
  return /<meta name="earshot-build" content="([^"]*)"/.exec(text)?.[1];
}

const reloadedFor = () => (sessionStorage.getItem(KEPT_AS) ?? '').split(' ').filter((build) => build !== '');

/** Loads the page anew, once for each new build, spread over a minute. */
export function makeBuildWatch(): BuildWatch {
  const [state, setState] = createSignal<BuildState>('current');
  const busy = makeBusyWatch();
  let own = pageBuild();
  let wanted: string | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const after = (ms: number, mayWait = true) => {
    clearTimeout(timer);
    timer = setTimeout(() => void look(mayWait), ms);
  };
  async function look(mayWait: boolean) {
    const sought = wanted;
    const served = await servedBuild();
    if (own === undefined || sought === undefined || sought !== wanted) return;
    const isBusy = mayWait && busy.isBusy();
    const step = nextStep({ own, served, reloadedFor: reloadedFor(), isBusy });
    if (step === 'reload') {
      sessionStorage.setItem(KEPT_AS, [...reloadedFor(), served].join(' '));
      location.reload();
      return;
    }
    setState(step);
    after(step === 'held' ? BUSY_LOOK_MS : LOOK_AGAIN_MS + Math.random() * SPREAD_MS);
  }

  return {
    state,
    see(version) {
      own ??= version;
      if (version === own) {
        wanted = undefined;
        clearTimeout(timer);
        setState('current');
      } else if (version !== wanted) {
        wanted = version;
        setState('due');
        after(Math.random() * SPREAD_MS);
      }
    },
    takeNow() {
      if (wanted !== undefined) after(0, false);
    },
    end() {
      wanted = undefined;
      clearTimeout(timer);
      busy.end();
    },
  };
}
