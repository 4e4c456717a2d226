import { byStartedAt, type Live } from '@earshot/contracts';
import { type Accessor, For, Show } from 'solid-js';
import { Count } from '../../charts/count.tsx';
import { useI18n } from '../../i18n/index.tsx';
import { type Condition, Tile } from '../../tiles/tile.tsx';
import { createEntries } from '../entries.ts';
import { SellerName } from '../seller-name.tsx';
import { createSlide } from './slide.ts';

/** Lines shown; more calls are a number. */
const SHOWN = 4;

export interface ActiveTileProps {
  live: Pick<Live, 'active' | 'activeCount'> | undefined;
  nowMs: Accessor<number>;
  condition?: Condition | undefined;
}

/** How many calls are in progress, and the newest of them with their running time. */
export function ActiveTile(props: ActiveTileProps) {
  const { t } = useI18n();
  return (
    <Tile
      title={t('live.active.title')}
      definition={t('live.active.definition')}
      shape="lines"
      data={props.live}
      condition={props.condition}
      empty={({ activeCount }) => (activeCount === 0 ? t('live.active.empty') : undefined)}
      answer={({ activeCount }) => activeCount}
    >
      {(live) => <ActiveCalls live={live} nowMs={props.nowMs} />}
    </Tile>
  );
}

function ActiveCalls(props: {
  live: Accessor<Pick<Live, 'active' | 'activeCount'>>;
  nowMs: Accessor<number>;
}) {
  const { plural, format } = useI18n();
  const { ids, entry } = createEntries(() =>
    Object.entries(props.live().active).sort(byStartedAt).slice(0, SHOWN),
  );
  let list: HTMLUListElement | undefined;
  createSlide(() => list, ids);
  const hidden = () => props.live().activeCount - ids().length;
  return (
    <div class="active">
      <p class="figure">
        <span class="live-dot" aria-hidden="true" />
        <Count value={props.live().activeCount} format={(count) => format().number(count)} />
      </p>
      <div class="active-list">
        <ul
          ref={(element) => {
            list = element;
          }}
        >
          <For each={ids()}>
            {(id) => {
              const call = entry(id);
              return (
                <li class="line">
                  <SellerName class="line-name" id={call().sellerId} name={call().sellerName} />
                  <Show when={call().customer}>
                    {(customer) => <span class="line-more">{customer()}</span>}
                  </Show>
                  <span class="line-end">
                    {format().duration((props.nowMs() - Date.parse(call().startedAt)) / 1_000 || 0)}
                  </span>
                </li>
              );
            }}
          </For>
        </ul>
        <Show when={hidden() > 0}>
          <p class="line-more">{plural('live.active.more', hidden())}</p>
        </Show>
      </div>
    </div>
  );
}
