import { Show } from 'solid-js';
import { type Formats, useI18n } from '../i18n/index.tsx';
import './tile.css';

/** From here on a rise is told as a multiple: `×13` says more than `+1,200%`. */
const MULTIPLE_FROM = 10;

/** A trend in figures: `+12%`, `−3%`, `×13`; undefined where it is 0 at the precision shown. */
export function trendInFigures(trend: number, format: Formats): string | undefined {
  if (Math.round(100 * trend) === 0) return undefined;
  return trend < MULTIPLE_FROM ? format.signedPercent(trend) : `×${format.compact(trend + 1)}`;
}

/** How a figure changed, as `▲ +12%`; nothing where there is nothing to compare with. It is never good or bad. */
export function Trend(props: { of: number | undefined; isNew?: boolean | undefined }) {
  const { t, format } = useI18n();
  const figures = () => (props.of === undefined ? undefined : trendInFigures(props.of, format()));
  const word = () => {
    if (props.isNew === true) return t('tile.new');
    return props.of === undefined ? undefined : t('tile.unchanged');
  };
  return (
    <Show when={figures() ?? word()}>
      {(text) => (
        <span class="trend">
          <Show when={figures()}>
            <span aria-hidden="true">{(props.of ?? 0) > 0 ? '▲' : '▼'} </span>
          </Show>
          {text()}
        </span>
      )}
    </Show>
  );
}
