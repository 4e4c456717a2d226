import type { OwnScreen } from '@earshot/contracts';
import { createSignal, Match, onCleanup, onMount, Switch } from 'solid-js';
import { useI18n } from '../../i18n/index.tsx';
import { askOwnScreen, readOwnScreen } from '../../wall/own-screen.ts';
import { createPairing } from '../../wall/pairing.ts';
import { PairingPicture } from '../../wall/pairing-picture.tsx';
import { WallWord } from '../../wall/wall-word.tsx';
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

  async function look() {
    const answer = await askOwnScreen(ending.signal, () =>
      setState({ kind: 'starting', isUnreachable: true }),
    );
    if (answer !== undefined) setState(answer.kind === 'paired' ? answer : { kind: 'pairing' });
  }
  onMount(() => void look());

  return (
    <Switch>
      <Match when={of('starting')}>
        {(starting) => <WallWord text={t(starting().isUnreachable ? 'wall.unreachable' : 'wall.starting')} />}
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
