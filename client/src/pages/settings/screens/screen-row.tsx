import type { Screen } from '@earshot/contracts';
import { Show } from 'solid-js';
import { PERIOD_NAMES } from '../../../controls/request-url.ts';
import { createScopeName } from '../../../controls/scope-name.ts';
import { useI18n } from '../../../i18n/index.tsx';
import { useFrame } from '../../frame-context.ts';
import { ActsMenu } from '../acts-menu.tsx';

/** What can be done with a screen. */
export type ScreenAct = 'identify' | 'reload' | 'change' | 'revoke';

/** Acts behind the row's menu; to have it identify itself has a button of its own. */
const MENU = ['change', 'reload', 'revoke'] as const satisfies ScreenAct[];

/** From here on the time of day alone no longer says when. */
const DAY_MS = 20 * 3_600_000;

interface ScreenRowProps {
  screen: Screen;
  isBusy: boolean;
  ago: (at: string) => string;
  onAct: (act: ScreenAct) => void;
}

/** A screen: whether its figures are of this moment, what it shows, and what it is. */
export function ScreenRow(props: ScreenRowProps) {
  const { t, plural, format } = useI18n();
  const { teams, timeZone, connection } = useFrame();
  const scopeName = createScopeName(teams);
  const since = () => {
    const at = props.screen.since;
    const day = connection.nowMs() - Date.parse(at) > DAY_MS ? `${format().dayAt(at, timeZone())} ` : '';
    return `${day}${format().time(at, timeZone())}`;
  };
  const facts = () => {
    const { report, lastContactAt, state } = props.screen;
    const pixels = (px: number) => String(Math.round(px * (report?.pixelRatio ?? 1)));
    return [
      lastContactAt === undefined
        ? t('screens.neverContact')
        : t('screens.contact', { ago: props.ago(lastContactAt) }),
      ...(report === undefined
        ? []
        : [
            t('screens.resolution', { width: pixels(report.widthPx), height: pixels(report.heightPx) }),
            t('screens.build', { build: report.build }),
            ...(report.layout === undefined || state === 'off'
              ? []
              : [t(`screens.layouts.${report.layout}`)]),
          ]),
    ].join(' · ');
  };
  const shows = () =>
    [
      t('screens.shows', {
        scope: scopeName(props.screen.show.scope),
        period: t(PERIOD_NAMES[props.screen.show.period]),
      }),
      plural('screens.layoutsOf', props.screen.show.playlist.length),
    ].join(' · ');
  return (
    <div class="screen-row">
      <div>
        <strong>{props.screen.name}</strong>
        <p class="settings-why">{shows()}</p>
      </div>
      <div>
        <p class="screen-state" data-state={props.screen.state}>
          {t(`screens.state.${props.screen.state}`, { since: since() })}
        </p>
        <p class="settings-why">{facts()}</p>
        <p class="settings-why">
          {t('screens.pairedBy', {
            name: props.screen.pairedBy,
            date: format().date(props.screen.pairedAt, timeZone()),
          })}
        </p>
      </div>
      <span class="screen-acts">
        <Show when={props.screen.state !== 'off'}>
          <button
            type="button"
            class="quiet"
            disabled={props.isBusy}
            aria-label={t('screens.identifyOne', { name: props.screen.name })}
            onClick={() => props.onAct('identify')}
          >
            {t('screens.identify')}
          </button>
        </Show>
        <ActsMenu
          title={t('screens.actsOn', { name: props.screen.name })}
          acts={MENU}
          nameOf={(act) => t(act === 'change' ? 'people.acts.change' : `screens.${act}`)}
          final="revoke"
          isBusy={props.isBusy}
          onAct={props.onAct}
        />
      </span>
    </div>
  );
}
