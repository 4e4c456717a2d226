import type { Alert, OwnScreen, ScreenShow } from '@earshot/contracts';
import { Show } from 'solid-js';
import { useI18n } from '../i18n/index.tsx';
import { useMoney } from '../i18n/money.tsx';
import type { Staleness } from '../live/staleness.ts';
import { createFigureWords } from './figure-words.ts';
import type { Moment } from './moments.ts';
import './wall-notices.css';

/** After this long a time of day needs its date. */
const LONG_AGO_MS = 12 * 3_600_000;

/** Says across the whole screen that its figures are not of now, and of when they are. */
export function OutdatedBand(props: { staleness: Staleness; asOf: string | undefined; timeZone: string }) {
  const { t, format } = useI18n();
  const time = () => {
    const at = props.asOf ?? 0;
    const isLongAgo = (props.staleness.ageMs ?? 0) > LONG_AGO_MS;
    return `${isLongAgo ? `${format().date(at, props.timeZone)} ` : ''}${format().exactTime(at, props.timeZone)}`;
  };
  return (
    <Show when={props.staleness.outdated}>
      <p class="wall-band outdated" role="status">
        {t(props.staleness.state === 'offline' ? 'wall.offlineSince' : 'wall.staleSince', { time: time() })}
      </p>
    </Show>
  );
}

/** A rule that has fired. */
export function AlertBand(props: { alert: Alert | undefined }) {
  const { t } = useI18n();
  const words = createFigureWords();
  return (
    <div class="wall-over" role="status">
      <Show when={props.alert}>
        {(alert) => (
          <div class="wall-band alert">
            <strong>
              <bdi>{alert().name}</bdi>
            </strong>
            <span>
              {t('wall.alert', {
                figure: t(`figures.${alert().figure}`),
                value: words(alert().figure, alert().value),
              })}
            </span>
          </div>
        )}
      </Show>
    </div>
  );
}

/** A deal won, or a target reached: the amount across the whole width, and never whose it was. */
export function MomentBand(props: { moment: Moment | undefined }) {
  const { t, plural } = useI18n();
  const money = useMoney();
  return (
    <div class="wall-over" role="status">
      <Show when={props.moment} keyed>
        {(moment) => (
          <div class="wall-moment" data-kind={moment.kind}>
            <span class="wall-moment-line" aria-hidden="true" />
            <p class="wall-moment-what">
              {moment.kind === 'won' ? plural('wall.moment.won', moment.deals) : t('wall.moment.target')}
            </p>
            <p class="wall-moment-amount">
              <bdi>{money.short(moment.cents)}</bdi>
            </p>
            <span class="wall-moment-line" aria-hidden="true" />
          </div>
        )}
      </Show>
    </div>
  );
}

/** Which screen this is, for whoever stands before several of them. */
export function IdentityFlash(props: { name: string | undefined; organisation: OwnScreen['organisation'] }) {
  const { t } = useI18n();
  return (
    <div class="wall-over" role="status">
      <Show when={props.name}>
        {(name) => (
          <div class="wall-identity">
            <p>{t('wall.identify')}</p>
            <p class="wall-identity-name">
              <bdi>{name()}</bdi>
            </p>
            <p>
              <bdi>{props.organisation.name}</bdi> · {innerWidth} × {innerHeight}
            </p>
          </div>
        )}
      </Show>
    </div>
  );
}

/** Says that the period asked for has nothing in it yet, and what is shown in its place. */
export function SubstituteNote(props: { wanted: ScreenShow['period']; shown: string }) {
  const { t } = useI18n();
  return (
    <p class="wall-substitute" role="status">
      {t(`wall.instead.${props.wanted}`)} <strong>{t('wall.showing', { period: props.shown })}</strong>
    </p>
  );
}
