import type { Screen } from '@earshot/contracts';
import { Show } from 'solid-js';
import { Popover } from '../../../controls/popover.tsx';
import { PERIOD_NAMES } from '../../../controls/request-url.ts';
import { useI18n } from '../../../i18n/index.tsx';
import { useFrame } from '../../frame-context.ts';

/** What can be done with a screen. */
export type ScreenAct = 'identify' | 'reload' | 'change' | 'revoke';

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
  const scopeName = () => {
    const { scope } = props.screen.show;
    if (scope === 'all') return t('bar.allTeams');
    const id = scope.slice('team:'.length);
    return teams().find((team) => team.id === id)?.name ?? t('bar.unknownTeam', { id });
  };
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
      t('screens.shows', { scope: scopeName(), period: t(PERIOD_NAMES[props.screen.show.period]) }),
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
        <Popover
          title={t('screens.actsOn', { name: props.screen.name })}
          buttonLabel={t('screens.actsOn', { name: props.screen.name })}
          width={15}
          class="icon"
          button={
            <span class="acts" aria-hidden="true">
              ⋯
            </span>
          }
          disabled={props.isBusy}
        >
          {(close) => (
            <div class="acts-menu">
              {item('change', t('people.acts.change'), close)}
              {item('reload', t('screens.reload'), close)}
              {item('revoke', t('screens.revoke'), close)}
            </div>
          )}
        </Popover>
      </span>
    </div>
  );

  function item(act: ScreenAct, text: string, close: () => void) {
    return (
      <button
        type="button"
        class="quiet"
        classList={{ wrong: act === 'revoke' }}
        onClick={() => {
          close();
          props.onAct(act);
        }}
      >
        {text}
      </button>
    );
  }
}
