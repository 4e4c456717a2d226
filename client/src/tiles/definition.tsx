import { createUniqueId, Show } from 'solid-js';
import { useI18n } from '../i18n/index.tsx';
import './tile.css';

/** The ⓘ beside a title: opens what the figure means. Esc, a click elsewhere or the button itself closes it. */
export function Definition(props: { of: string; text: string; behind?: string | undefined }) {
  const { t } = useI18n();
  const id = createUniqueId();
  let button: HTMLButtonElement | undefined;
  let card: HTMLDivElement | undefined;

  const place = () => {
    const at = button!.getBoundingClientRect();
    const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
    const left = Math.max(0.5 * rem, Math.min(at.left, document.documentElement.clientWidth - 18.5 * rem));
    const upward = at.bottom > 0.6 * innerHeight;
    const below = { top: `${at.bottom + scrollY + 0.4 * rem}px`, bottom: 'auto' };
    const above = { top: 'auto', bottom: `${innerHeight - at.top - scrollY + 0.4 * rem}px` };
    Object.assign(card!.style, { left: `${left + scrollX}px`, ...(upward ? above : below) });
  };

  return (
    <>
      <button
        type="button"
        class="info"
        ref={(element) => {
          button = element;
        }}
        popovertarget={id}
        aria-label={t('tile.about', { title: props.of })}
      >
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <circle cx="8" cy="8" r="7" />
          <path d="M8 7.2v4" />
          <path d="M8 4.6v.2" />
        </svg>
      </button>
      <div
        id={id}
        popover="auto"
        class="definition"
        ref={(element) => {
          card = element;
        }}
        on:beforetoggle={place}
      >
        <strong>{props.of}</strong>
        <p>{props.text}</p>
        <Show when={props.behind}>{(behind) => <p>{behind()}</p>}</Show>
      </div>
    </>
  );
}
