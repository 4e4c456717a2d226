import { type Threshold, unitOf } from '@earshot/contracts';
import { createUniqueId, For, Index, Show } from 'solid-js';
import { useI18n } from '../../../i18n/index.tsx';
import { useFrame } from '../../frame-context.ts';
import { FigureSelect } from '../figure-select.tsx';
import { emptyThreshold, LIMITS, type ThresholdDraft, thresholdOf } from './screen-draft.ts';

const SIDES: readonly Threshold['side'][] = ['above', 'below'];
const LOOKS: readonly Threshold['look'][] = ['risk', 'delayed', 'live'];

interface ThresholdEditorProps {
  drafts: readonly ThresholdDraft[];
  onChange: (drafts: ThresholdDraft[]) => void;
}

/** From where on figures are coloured, and from where on they are calm again. */
export function ThresholdEditor(props: ThresholdEditorProps) {
  const { t } = useI18n();
  const { currency } = useFrame();
  const id = createUniqueId();
  const put = (at: number, change: Partial<ThresholdDraft>) =>
    props.onChange(props.drafts.map((each, i) => (i === at ? { ...each, ...change } : each)));
  const unitName = ({ figure }: ThresholdDraft) => {
    const unit = unitOf(figure);
    if (unit === 'cents') return currency();
    return unit === 'count' ? '' : t(`figureUnits.${unit}`);
  };
  const inUnit = (name: string, draft: ThresholdDraft) =>
    unitName(draft) === '' ? name : `${name} (${unitName(draft)})`;
  const fault = (draft: ThresholdDraft) => {
    const read = thresholdOf(draft);
    return typeof read === 'string' ? read : undefined;
  };
  return (
    <fieldset class="thresholds">
      <legend>{t('screens.thresholds')}</legend>
      <p class="settings-why">{t('screens.thresholdsWhy')}</p>
      <Index each={props.drafts}>
        {(draft, at) => (
          <div class="threshold-row">
            <div class="threshold-figure">
              <label for={`${id}-${at}-figure`}>{t('screens.thresholdFigure')}</label>
              <FigureSelect
                id={`${id}-${at}-figure`}
                figure={draft().figure}
                onChoose={(figure) => put(at, { figure })}
              />
            </div>
            <label>
              {t('screens.side')}
              <select onChange={(event) => put(at, { side: event.currentTarget.value as Threshold['side'] })}>
                <For each={SIDES}>
                  {(side) => (
                    <option value={side} selected={draft().side === side}>
                      {t(`screens.sides.${side}`)}
                    </option>
                  )}
                </For>
              </select>
            </label>
            <label>
              {inUnit(t('screens.value'), draft())}
              <input
                inputmode="decimal"
                required
                aria-invalid={fault(draft()) === 'value'}
                aria-describedby={`${id}-${at}`}
                value={draft().value}
                onInput={(event) => put(at, { value: event.currentTarget.value })}
              />
            </label>
            <label>
              {inUnit(t('screens.calm'), draft())}
              <input
                inputmode="decimal"
                placeholder={draft().value}
                aria-invalid={fault(draft()) === 'calm'}
                aria-describedby={`${id}-${at}`}
                value={draft().calm}
                onInput={(event) => put(at, { calm: event.currentTarget.value })}
              />
            </label>
            <label>
              {t('screens.look')}
              <select onChange={(event) => put(at, { look: event.currentTarget.value as Threshold['look'] })}>
                <For each={LOOKS}>
                  {(look) => (
                    <option value={look} selected={draft().look === look}>
                      {t(`screens.looks.${look}`)}
                    </option>
                  )}
                </For>
              </select>
            </label>
            <button
              type="button"
              class="icon"
              aria-label={t('screens.removeThreshold', { figure: t(`figures.${draft().figure}`) })}
              onClick={() => props.onChange(props.drafts.filter((_, i) => i !== at))}
            >
              <span aria-hidden="true">✕</span>
            </button>
            <p id={`${id}-${at}`} class="wrong" role="status">
              <Show when={draft().value !== '' && fault(draft())}>
                {(which) => t(`screens.thresholdWrong.${which()}`)}
              </Show>
            </p>
          </div>
        )}
      </Index>
      <p>
        <button
          type="button"
          class="quiet"
          disabled={props.drafts.length >= LIMITS.thresholds}
          onClick={() => props.onChange([...props.drafts, emptyThreshold()])}
        >
          {t('screens.addThreshold')}
        </button>
      </p>
    </fieldset>
  );
}
