import type { ErrorCode } from '@earshot/contracts';
import { Match, Switch } from 'solid-js';
import { useI18n } from '../i18n/index.tsx';
import type { Staleness } from '../live/staleness.ts';

interface NoticeProps {
  staleness: Staleness;
  lastUpdate: string | undefined;
  refused: ErrorCode | undefined;
  /** Whether there is more to show than the reader's own teams. */
  seesAll: boolean;
  onShowEverything: () => void;
}

/** Says, above the figures, what keeps them from being those asked for, of this moment. */
export function Notice(props: NoticeProps) {
  const { t } = useI18n();
  const time = () => props.lastUpdate ?? '';
  return (
    <Switch>
      <Match when={props.refused !== undefined && props.refused !== 'unauthorized'}>
        <section class="notice" role="alert">
          <h2>{t('home.refusedTitle')}</h2>
          <p>{t('home.refusedText', { code: props.refused ?? '' })}</p>
          <button type="button" class="main" onClick={() => props.onShowEverything()}>
            {t(props.seesAll ? 'home.showEverything' : 'home.showOwn')}
          </button>
        </section>
      </Match>
      <Match when={props.staleness.state === 'offline' && props.lastUpdate === undefined}>
        <p class="notice">{t('state.neverConnected')}</p>
      </Match>
      <Match when={props.staleness.state === 'offline' && props.staleness.outdated}>
        <p class="notice">{t('state.offlineSince', { time: time() })}</p>
      </Match>
      <Match when={props.staleness.state === 'stale'}>
        <p class="notice">{t('state.staleSince', { time: time() })}</p>
      </Match>
    </Switch>
  );
}
