import { createSignal, createUniqueId, type JSX, Show } from 'solid-js';
import './popover.css';

const EDGE_PX = 8;

interface PopoverProps {
  /** What the panel is, for those who hear the page. */
  title: string;
  /** How wide the panel is where there is room, in rem. */
  width: number;
  button: JSX.Element;
  buttonLabel?: string;
  class?: string;
  pressed?: boolean;
  disabled?: boolean;
  children: (close: () => void) => JSX.Element;
}

/** A button and the panel that it opens. The browser closes it on Escape or a press outside, and gives focus back. */
export function Popover(props: PopoverProps) {
  const id = createUniqueId();
  const [isOpen, setOpen] = createSignal(false);
  let panel!: HTMLDivElement;
  let button!: HTMLButtonElement;

  /** Below its button, within the window; on a small screen the style sheet decides. */
  function place() {
    const at = button.getBoundingClientRect();
    const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
    const width = props.width * rem;
    const room = document.documentElement.clientWidth - EDGE_PX - width;
    const left = at.left <= room ? at.left : at.right - width;
    panel.style.setProperty('--width', `${props.width}rem`);
    panel.style.setProperty('--top', `${at.bottom + EDGE_PX}px`);
    panel.style.setProperty('--left', `${Math.max(EDGE_PX, left)}px`);
  }

  return (
    <>
      <button
        ref={button}
        type="button"
        class={props.class}
        popovertarget={id}
        disabled={props.disabled}
        aria-haspopup="dialog"
        aria-expanded={isOpen()}
        aria-pressed={props.pressed}
        aria-label={props.buttonLabel}
        title={props.buttonLabel}
      >
        {props.button}
      </button>
      <div
        ref={panel}
        id={id}
        class="popover"
        popover="auto"
        role="dialog"
        aria-label={props.title}
        on:beforetoggle={(event) => {
          if (event.newState !== 'open') return;
          place();
          setOpen(true);
        }}
        on:toggle={(event) => {
          // Not earlier: what had the focus must still be there for the browser to give it back to the button.
          if (event.newState === 'closed') setOpen(false);
        }}
      >
        <Show when={isOpen()}>{props.children(() => panel.hidePopover())}</Show>
      </div>
    </>
  );
}
