import { createSignal, For, Show } from 'solid-js';
import { useI18n } from '../../i18n/index.tsx';
import { usePageLinks } from '../page-links.tsx';
import type { BrandChoice } from './brand-actions.ts';

const CHOICES = ['trackCompetitor', 'trackKeyword', 'dismiss'] as const;
const EDGE_PX = 8;

export interface MenuSubject {
  id: string;
  label: string;
  described: string;
}

interface BrandMenuProps {
  onChoose: (choice: BrandChoice, subject: MenuSubject) => void;
  /** Receives what opens the menu beside an element. */
  opener: (open: (subject: MenuSubject, at: HTMLElement) => void) => void;
}

/** What can be done with a brand. The browser closes it on Escape or a press outside, and gives the focus back. */
export function BrandMenu(props: BrandMenuProps) {
  const { t } = useI18n();
  const links = usePageLinks();
  const [subject, setSubject] = createSignal<MenuSubject>();
  let panel!: HTMLDivElement;

  /** Below the middle of what it belongs to, or above where there is no room. */
  const place = (at: DOMRect) => {
    const { offsetWidth: width, offsetHeight: height } = panel;
    const middle = at.left + at.width / 2;
    const left = Math.min(Math.max(EDGE_PX, middle - width / 2), innerWidth - width - EDGE_PX);
    const below = Math.min(at.top + at.height / 2 + 2 * EDGE_PX, at.bottom + EDGE_PX);
    const top = below + height + EDGE_PX > innerHeight ? Math.max(EDGE_PX, at.top - height - EDGE_PX) : below;
    panel.style.left = `${left}px`;
    panel.style.top = `${top}px`;
  };

  props.opener((next, at) => {
    setSubject(next);
    panel.showPopover();
    place(at.getBoundingClientRect());
    panel.querySelector<HTMLElement>('a, button')?.focus();
  });

  const move = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const entries = [...panel.querySelectorAll<HTMLElement>('a, button')];
    const at = entries.indexOf(document.activeElement as HTMLElement);
    entries[(at + step + entries.length) % entries.length]?.focus();
  };

  return (
    <div
      ref={panel}
      class="brand-menu"
      popover="auto"
      role="dialog"
      aria-label={t('talk.brands.menu', { label: subject()?.label ?? '' })}
      onKeyDown={move}
    >
      <Show when={subject()}>
        {(of) => (
          <>
            <p class="brand-menu-head">
              <strong>
                <bdi>{of().label}</bdi>
              </strong>
              <span>{of().described}</span>
            </p>
            <a class="brand-menu-entry" href={links('/details/brands', { term: of().id })}>
              {t('talk.brands.showCalls')}
            </a>
            <For each={CHOICES}>
              {(choice) => (
                <button
                  type="button"
                  class="brand-menu-entry"
                  onClick={() => {
                    const chosen = of();
                    panel.hidePopover();
                    props.onChoose(choice, chosen);
                  }}
                >
                  {t(`talk.brands.${choice}`)}
                </button>
              )}
            </For>
          </>
        )}
      </Show>
    </div>
  );
}
