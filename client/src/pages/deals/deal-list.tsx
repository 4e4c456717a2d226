import type { OpportunityList } from '@earshot/contracts';
import { createSignal, For, Show } from 'solid-js';
import { useI18n } from '../../i18n/index.tsx';
import { createRead, type Read } from '../../live/read.ts';
import { useFrame } from '../frame-context.ts';
import { Panel } from '../panel.tsx';
import { createRows } from '../rows.ts';
import { DealRow } from './deal-row.tsx';

/** Deals that are read at once. */
const LIMIT = 100;

interface DealListProps {
  /** The address of the list, with what else is asked for. */
  url: (extra: object) => string;
  title: string;
}

/** A list of deals in the server's order, page after page; all of it is read again when figures change. */
export function DealList(props: DealListProps) {
  const { t } = useI18n();
  const frame = useFrame();
  const read = createRead<OpportunityList>(() => props.url({ limit: LIMIT }), frame.changes);
  return (
    <Panel
      read={read}
      title={props.title}
      empty={({ opportunities }) => (opportunities.length === 0 ? t('dealsPage.none') : undefined)}
    >
      {() => (
        <ul class="deal-rows" aria-label={props.title}>
          <DealPage read={read} url={props.url} />
        </ul>
      )}
    </Panel>
  );
}

/** One page, and the pages after it as far as they are asked for: each goes on where the one before ends now. */
function DealPage(props: { read: Read<OpportunityList>; url: DealListProps['url'] }) {
  const { t } = useI18n();
  const [wantsMore, wantMore] = createSignal(false);
  const next = () => props.read.data()?.next;
  const deals = createRows(
    () => props.read.data()?.opportunities ?? [],
    ({ opportunityId }) => opportunityId,
  );
  return (
    <>
      <For each={deals.ids()}>
        {(id) => <Show when={deals.row(id)}>{(deal) => <DealRow deal={deal()} />}</Show>}
      </For>
      <Show when={next() !== undefined}>
        <Show
          when={wantsMore()}
          fallback={
            <li>
              <button type="button" class="quiet" onClick={() => wantMore(true)}>
                {t('dealsPage.more')}
              </button>
            </li>
          }
        >
          <NextPage cursor={next()} url={props.url} />
        </Show>
      </Show>
    </>
  );
}

function NextPage(props: { cursor: string | undefined; url: DealListProps['url'] }) {
  const frame = useFrame();
  const read = createRead<OpportunityList>(
    () => (props.cursor === undefined ? undefined : props.url({ limit: LIMIT, cursor: props.cursor })),
    frame.changes,
  );
  return <DealPage read={read} url={props.url} />;
}
