import type { OwnScreen } from '@earshot/contracts';
import { createSignal, Match, onCleanup, onMount, Switch } from 'solid-js';
import { useI18n } from '../../i18n/index.tsx';
import { retryDelayMs } from '../../live/reconnect.ts';
import { readOwnScreen } from '../../wall/own-screen.ts';
import { createPairing } from '../../wall/pairing.ts';
import { PairingPicture } from '../../wall/pairing-picture.tsx';
import { pause } from '../../wall/pause.ts';
import { createWallRoot } from '../../wall/wall-root.ts';
import '../../wall/wall.css';
import { createPageTitle } from '../page-title.ts';
import { PairedScreen } from './paired-screen.tsx';

type State =
  | { kind: 'starting'; isUnreachable: boolean }
  | { kind: 'pairing'; revoked?: { name: string } }
  | { kind: 'paired'; screen: OwnScreen };

/** A wall: paired once, then showing its figures for as long as it is wanted. It never asks anybody to sign in. */
export function Screen() {
  const { t } = useI18n();
  const [state, setState] = createSignal<State>({ kind: 'starting', isUnreachable: false });
  const of = <K extends State['kind']>(kind: K) => {
    const now = state();
    return now.kind === kind ? (now as Extract<State, { kind: K }>) : undefined;
  };
  const ending = new AbortController();
  onCleanup(() => ending.abort());
  createPageTitle(() => t('wall.name'));

  /** Asks what this screen is until somebody answers. */
  async function look() {
    for (let attempt = 0; !ending.signal.aborted; attempt++) {
      const answer = await readOwnScreen();
      if (ending.signal.aborted) return;
      if (answer.kind !== 'unreachable') {
        setState(answer.kind === 'paired' ? answer : { kind: 'pairing' });
        return;
      }
      setState({ kind: 'starting', isUnreachable: true });
      await pause(1_000 + retryDelayMs(attempt, Math.random()), ending.signal);
    }
  }
  onMount(() => void look());

  return (
    <Switch>
      <Match when={of('starting')}>
        {(starting) => <Starting isUnreachable={starting().isUnreachable} />}
      </Match>
      <Match when={of('pairing')}>
        {(pairing) => <Unpaired revoked={pairing().revoked} onPaired={() => void look()} />}
      </Match>
      <Match when={of('paired')} keyed>
        {({ screen }) => (
          <PairedScreen screen={screen} onLost={(name) => setState({ kind: 'pairing', revoked: { name } })} />
        )}
      </Match>
    </Switch>
  );
}

function Starting(props: { isUnreachable: boolean }) {
  const { t, locale } = useI18n();
  createWallRoot(() => ({ theme: 'dark', language: locale(), overscanPercent: 2 }));
  return (
    <main class="wall">
      <div class="wall-inside">
        <p class="wall-notice" role="status">
          {t(props.isUnreachable ? 'wall.unreachable' : 'wall.starting')}
        </p>
      </div>
    </main>
  );
}

/** A screen that was told by mistake that it is none finds out by itself: nobody has to come to it. */
const LOOK_AGAIN_MS = 60_000;

function Unpaired(props: { revoked: { name: string } | undefined; onPaired: () => void }) {
  const pairing = createPairing(() => props.onPaired());
  let isOver = false;
  const looking = setInterval(async () => {
    const { kind } = await readOwnScreen();
    if (kind === 'paired' && !isOver) props.onPaired();
  }, LOOK_AGAIN_MS);
  onCleanup(() => {
    isOver = true;
    clearInterval(looking);
  });
  return <PairingPicture state={pairing()} origin={location.origin} revoked={props.revoked} />;
}
