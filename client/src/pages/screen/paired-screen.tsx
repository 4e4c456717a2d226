import type { OwnScreen, ScreenCommand } from '@earshot/contracts';
import { createEffect, createSignal, ErrorBoundary, on, onCleanup } from 'solid-js';
import { I18nProvider, useI18n } from '../../i18n/index.tsx';
import { makeConnection } from '../../live/connection.ts';
import { LiveWall } from '../../wall/live-wall.tsx';
import { askOwnScreen } from '../../wall/own-screen.ts';
import { WallWord } from '../../wall/wall-word.tsx';
import { makeWatchdog } from '../../wall/watchdog.ts';

/** The cookie outlives many times this. */
const RENEW_MS = 6 * 3_600_000;
/** Screens that are told together to load themselves anew do not all come at once. */
const RELOAD_SPREAD_MS = 2_000;

export interface PairedScreenProps {
  screen: OwnScreen;
  /** The screen was taken off. */
  onLost: (name: string) => void;
}

/** A screen that has been paired: its one connection, what it is told over it, and whether it still is one. */
export function PairedScreen(props: PairedScreenProps) {
  const [screen, setScreen] = createSignal(props.screen, {
    equals: (a, b) => JSON.stringify(a) === JSON.stringify(b),
  });
  const connection = makeConnection({ as: 'screen' });
  const watchdog = makeWatchdog(() => connection.state() === 'online');
  let looking = new AbortController();

  /** Asks what this screen is now. An answer to what was asked before may be of before as well: only the last one counts. */
  async function look() {
    looking.abort();
    looking = new AbortController();
    const answer = await askOwnScreen(looking.signal);
    if (answer?.kind === 'paired') setScreen(answer.screen);
    if (answer?.kind === 'unpaired') props.onLost(screen().name);
  }
  const obey = (command: ScreenCommand) => {
    if (command.command === 'show') {
      setScreen((now) => told(now, command));
      void look();
    }
    if (command.command === 'reload') setTimeout(() => location.reload(), Math.random() * RELOAD_SPREAD_MS);
  };
  const stopListening = connection.listen({
    // What is to be shown may have been changed meanwhile.
    connected: () => void look(),
    command: obey,
    bye: ({ reason }) => {
      if (reason === 'unauthorized') void look();
    },
  });
  createEffect(
    on(connection.state, (state) => {
      if (state === 'refused') void look();
    }),
  );
  const renewing = setInterval(() => void look(), RENEW_MS);
  onCleanup(() => {
    looking.abort();
    clearInterval(renewing);
    stopListening();
    watchdog.end();
    connection.end();
  });

  return (
    <I18nProvider locale={screen().show.language}>
      <ErrorBoundary
        fallback={(error) => {
          // The watchdog, which stands outside, sees to it that this is not for ever.
          console.error('This screen cannot be drawn:', error);
          return <Undrawable />;
        }}
      >
        <LiveWall screen={screen()} connection={connection} watchdog={watchdog} />
      </ErrorBoundary>
    </I18nProvider>
  );
}

/**
 * A screen after it was told to show something else. What that leaves out, the name of another team, is asked for: until it is
 * known, figures stand under the id of theirs rather than under the name of the team before.
 */
function told(now: OwnScreen, { name, show }: Extract<ScreenCommand, { command: 'show' }>): OwnScreen {
  const { teamName: _, ...rest } = now;
  return { ...(show.scope === now.show.scope ? now : rest), name, show };
}

function Undrawable() {
  const { t } = useI18n();
  return <WallWord text={t('wall.broken')} />;
}
