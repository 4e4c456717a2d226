import type { Brand, PeriodInfo } from '@earshot/contracts';
import { Show } from 'solid-js';
import { useI18n } from '../../i18n/index.tsx';
import type { Condition } from '../../tiles/tile.tsx';
import { type BrandNote, type BrandRequest, createBrandActions } from './brand-actions.ts';
import { BrandMenu, type MenuSubject } from './brand-menu.tsx';
import { TermsTile } from './terms-tile.tsx';

export interface BrandsTileProps {
  brands: Record<string, Brand> | undefined;
  /** Finished calls in the period. */
  calls: number | undefined;
  period: PeriodInfo | undefined;
  /** Absent: the reader may only look. */
  request: BrandRequest | undefined;
  condition?: Condition | undefined;
}

/** Names that nobody tracks, and what the reader makes of them. */
export function BrandsTile(props: BrandsTileProps) {
  const actions = createBrandActions(
    () => props.brands,
    () => props.request,
  );
  let openMenu: (subject: MenuSubject, at: HTMLElement) => void = () => {};
  let note: HTMLParagraphElement | undefined;
  return (
    <TermsTile
      kind="brands"
      terms={actions.shown()}
      calls={props.calls}
      period={props.period}
      condition={props.condition}
      onPress={props.request && ((subject, at) => openMenu(subject, at))}
    >
      <Note
        of={actions.note()}
        ref={(element) => {
          note = element;
        }}
      />
      <BrandMenu
        opener={(open) => {
          openMenu = open;
        }}
        onChoose={(choice, { id, label }) => {
          void actions.act(choice, id, label);
          // The bubble that had the focus is gone; the words about it are what comes next.
          note?.focus();
        }}
      />
    </TermsTile>
  );
}

const REASONS = { forbidden: 'forbidden', unauthorized: 'unauthorized', unreachable: 'unreachable' } as const;

function Note(props: { of: BrandNote | undefined; ref: (element: HTMLParagraphElement) => void }) {
  const { t, format } = useI18n();
  const text = ({ text: key, label, share = 0, code }: BrandNote) => {
    const reason = REASONS[code as keyof typeof REASONS] ?? 'refused';
    return key === 'failed'
      ? t('talk.brands.failed', { label, reason: t(`talk.brands.reasons.${reason}`) })
      : t(`talk.brands.${key}`, { label, share: format().percent(Math.floor(100 * share) / 100) });
  };
  return (
    <p class="brand-note" role="status" tabIndex={-1} ref={props.ref}>
      <Show when={props.of}>
        {(note) => (
          <>
            <span
              classList={{ wrong: note().text === 'failed' }}
              aria-hidden={note().text === 'counting' || note().text === 'tracking' ? true : undefined}
            >
              {text(note())}
            </span>
            {/* A figure that changes every second is seen, not read out. */}
            <Show when={note().text === 'tracking' || note().text === 'counting'}>
              <span class="unseen">{t('talk.brands.tracking', { label: note().label })}</span>
            </Show>
            <Show when={note().undo}>
              {(undo) => (
                <button type="button" class="link" onClick={() => undo()()}>
                  {t('talk.brands.undo')}
                </button>
              )}
            </Show>
          </>
        )}
      </Show>
    </p>
  );
}
