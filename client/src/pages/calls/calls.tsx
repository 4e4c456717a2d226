import { useSearchParams } from '@solidjs/router';
import { createMemo, For, Show } from 'solid-js';
import { pageUrl } from '../../controls/page-url.ts';
import { useI18n } from '../../i18n/index.tsx';
import { CallsList } from '../calls-list/calls-list.tsx';
import { FilterBar } from '../calls-list/filter-bar.tsx';
import { filterOf } from '../calls-list/filter-url.ts';
import { useFrame } from '../frame-context.ts';
import { createPageTitle } from '../page-title.ts';

/** Parts of a filter that only links bring: each shows as a chip that takes it away. */
const CHIPS = ['term', 'brand', 'phrase', 'customer', 'opportunity'] as const;

/** Every finished call of a team and a period, narrowed by what the address says. */
export function Calls() {
  const { t, locale } = useI18n();
  const { request, view } = useFrame();
  const [address, setAddress] = useSearchParams();
  const filter = createMemo(() => filterOf(address));
  createPageTitle(() => t('nav.calls'));

  /** What a term is called, where the figures at hand tell. */
  const labelOf = (part: (typeof CHIPS)[number], id: string) => {
    const snapshot = view.snapshot();
    if (part === 'term') return (snapshot?.keywords[id] ?? snapshot?.competitors[id])?.label ?? id;
    if (part === 'brand') return snapshot?.brands[id]?.label ?? id;
    if (part === 'opportunity') return snapshot?.pipeline.deals[id]?.name ?? id;
    return id;
  };
  return (
    <>
      <header class="page-head">
        <h1>{t('nav.calls')}</h1>
        <a
          class="page-export"
          href={pageUrl('/v1/calls', { ...request(), ...filter(), format: 'csv', lang: locale() })}
          rel="external"
          download=""
        >
          {t('callsFilter.export')}
        </a>
      </header>
      <FilterBar filter={filter()} onChange={setAddress} />
      <Show when={CHIPS.some((part) => filter()[part] !== undefined)}>
        <ul class="chips">
          <For each={CHIPS}>
            {(part) => (
              <Show when={filter()[part]}>
                {(id) => (
                  <li class="chip">
                    <span>{t(`callsFilter.chips.${part}`, { name: labelOf(part, id()) })}</span>
                    <button
                      type="button"
                      aria-label={t('callsFilter.without', { name: labelOf(part, id()) })}
                      onClick={() => setAddress({ [part]: undefined })}
                    >
                      ×
                    </button>
                  </li>
                )}
              </Show>
            )}
          </For>
        </ul>
      </Show>
      <CallsList filter={filter()} name={t('nav.calls')} />
    </>
  );
}
