import { NO_STAGE, type TeamOverview } from '@earshot/contracts';
import { createMemo, For, type JSX, Show } from 'solid-js';
import { pageUrl } from '../../controls/page-url.ts';
import { useI18n } from '../../i18n/index.tsx';
import { createRead } from '../../live/read.ts';
import '../calls-list/filter-bar.css';
import { useFrame } from '../frame-context.ts';
import { type DealsFilter, RISKS, STATUSES } from './deals-url.ts';

interface DealFiltersProps {
  filter: DealsFilter;
  /** Changes a part of the filter; `undefined` takes it away. */
  onChange: (change: Record<string, string | undefined>) => void;
}

/** Narrows the list of deals: open, won or lost, how endangered, at which stage, whose. */
export function DealFilters(props: DealFiltersProps) {
  const { t } = useI18n();
  const frame = useFrame();
  const team = createRead<TeamOverview>(() =>
    pageUrl('/v1/team', { scope: frame.request().scope, period: { kind: 'allTime' } }),
  );
  const sellers = () =>
    withChosen(
      (team.data()?.sellers ?? []).map(({ sellerId, name }): Option => [sellerId, name]),
      props.filter.seller,
    );
  const nameOf = (stage: string) => (stage === NO_STAGE ? t('deals.stages.none') : stage);
  // Stages are the sender's words: those of open deals are all that is known of them.
  const stages = createMemo(() => {
    const known = Object.keys(frame.view.snapshot()?.pipeline.byStage ?? {}).sort();
    const named = known.map((stage): Option => [stage, nameOf(stage)]);
    return withChosen(named, props.filter.stage);
  });
  return (
    <search class="filter-bar">
      <fieldset class="deal-status">
        <legend class="unseen">{t('dealsPage.which')}</legend>
        <For each={STATUSES}>
          {(status) => (
            <button
              type="button"
              class="quiet"
              aria-pressed={props.filter.status === status}
              onClick={() =>
                props.onChange({ status: status === 'open' ? undefined : status, risk: undefined })
              }
            >
              {t(`dealsPage.status.${status}`)}
            </button>
          )}
        </For>
      </fieldset>
      <Show when={props.filter.status === 'open'}>
        <Choice
          name={t('dealsPage.risk')}
          any={t('dealsPage.anyRisk')}
          options={RISKS.map((risk): Option => [risk, t(`dealsPage.risks.${risk}`)])}
          chosen={props.filter.risk}
          onChange={(risk) => props.onChange({ risk })}
        />
      </Show>
      <Choice
        name={t('dealsPage.stage')}
        any={t('dealsPage.anyStage')}
        options={stages()}
        chosen={props.filter.stage}
        onChange={(stage) => props.onChange({ stage })}
      />
      <Choice
        name={t('callsFilter.seller')}
        any={t('callsFilter.everyone')}
        options={sellers()}
        chosen={props.filter.seller}
        onChange={(seller) => props.onChange({ seller })}
      />
    </search>
  );
}

type Option = readonly [value: string, name: string];

/** What is chosen stays an option, also while or where it is not known. */
function withChosen(options: readonly Option[], chosen: string | undefined): readonly Option[] {
  return chosen === undefined || options.some(([value]) => value === chosen)
    ? options
    : [...options, [chosen, chosen]];
}

function Choice(props: {
  name: string;
  any: string;
  options: readonly Option[];
  chosen: string | undefined;
  onChange: (value: string | undefined) => void;
}): JSX.Element {
  return (
    <label class="filter-choice">
      <span class="unseen">{props.name}</span>
      <select onChange={(event) => props.onChange(event.currentTarget.value || undefined)}>
        <option value="" selected={props.chosen === undefined}>
          {props.any}
        </option>
        <For each={props.options}>
          {([value, name]) => (
            <option value={value} selected={props.chosen === value}>
              {name}
            </option>
          )}
        </For>
      </select>
    </label>
  );
}
