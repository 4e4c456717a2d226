import type { TopSellers } from '@earshot/contracts';
import { type Accessor, createMemo, For, Show } from 'solid-js';
import { Count } from '../../charts/count.tsx';
import { useI18n } from '../../i18n/index.tsx';
import { Money } from '../../tiles/money.tsx';
import { Tile } from '../../tiles/tile.tsx';
import { createEntries } from '../entries.ts';
import { usePageLinks } from '../page-links.tsx';
import { SellerName } from '../seller-name.tsx';
import type { ComparedProps } from './comparison.tsx';
import { createWhyNot } from './why-not.ts';

/** Names shown; more are a number. */
const SHOWN = 4;

/** Who the top sellers are, or why there are none. */
export function WhoTile(props: ComparedProps) {
  const { t, plural } = useI18n();
  const links = usePageLinks();
  return (
    <Tile
      title={t('topSellers.who.title')}
      definition={t('topSellers.who.definition')}
      behind="sellers"
      details={links('/team')}
      shape="lines"
      data={props.topSellers}
      condition={props.condition}
      empty={({ inPlay }) => (inPlay === 0 ? t('topSellers.who.empty') : undefined)}
      proof={({ calls }) => plural('topSellers.calls', calls.team)}
      answer={({ sellers }) => Object.keys(sellers).sort().join()}
    >
      {(figures) => <Who figures={figures} />}
    </Tile>
  );
}

function Who(props: { figures: Accessor<TopSellers> }) {
  const { plural, format } = useI18n();
  const whyNot = createWhyNot();
  const ranked = createMemo(() =>
    Object.entries(props.figures().sellers).sort(
      ([idA, a], [idB, b]) => b.revenueWon - a.revenueWon || (idA < idB ? -1 : 1),
    ),
  );
  const { ids, entry } = createEntries(() => ranked().slice(0, SHOWN));
  return (
    <div class="who">
      <p class="who-count">
        <span class="figure">
          <Count value={ranked().length} format={(count) => format().number(count)} />
        </span>
        <span class="who-of">{plural('topSellers.who.of', props.figures().inPlay)}</span>
      </p>
      <Show when={whyNot(props.figures())}>{(why) => <p class="tile-word">{why()}</p>}</Show>
      <ol class="who-names">
        <For each={ids()}>
          {(id) => {
            const seller = entry(id);
            return (
              <li>
                <SellerName id={id} name={seller().name} />
                <Money cents={seller().revenueWon} />
              </li>
            );
          }}
        </For>
      </ol>
      <Show when={ranked().length > SHOWN}>
        <p class="line-more">{plural('topSellers.who.more', ranked().length - SHOWN)}</p>
      </Show>
    </div>
  );
}
