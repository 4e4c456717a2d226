import { Match, Switch } from 'solid-js';
import { useI18n } from '../i18n/index.tsx';
import type { ThresholdLook } from './thresholds.ts';

/** What a threshold says of a figure, as a shape and a word: nobody has to tell colours apart. */
export function LookMark(props: { look: ThresholdLook }) {
  const { t } = useI18n();
  return (
    <p class="look-mark">
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <Switch>
          <Match when={props.look === 'risk'}>
            <path d="M8 1 15.5 14.5H.5Z" />
            <path class="look-sign" d="M8 5.8v4.2M8 12.2v.2" />
          </Match>
          <Match when={props.look === 'delayed'}>
            <path d="M8 .5 15.5 8 8 15.5.5 8Z" />
            <path class="look-sign" d="M8 4.5v4.2M8 11v.2" />
          </Match>
          <Match when={props.look === 'live'}>
            <circle cx="8" cy="8" r="7.5" />
            <path class="look-sign" d="M4.6 8.3 7.1 10.8 11.5 5.6" />
          </Match>
        </Switch>
      </svg>
      {t(`wall.looks.${props.look}`)}
    </p>
  );
}
