import { FIGURE_NAMES, type FigureName } from '@earshot/contracts';
import { For } from 'solid-js';
import { useI18n } from '../../i18n/index.tsx';

interface FigureSelectProps {
  id?: string;
  label?: string;
  figure: FigureName;
  onChoose: (figure: FigureName) => void;
}

/** One of the single numbers of the home page, by name. */
export function FigureSelect(props: FigureSelectProps) {
  const { t } = useI18n();
  return (
    <select
      id={props.id}
      aria-label={props.label}
      onChange={(event) => props.onChoose(event.currentTarget.value as FigureName)}
    >
      <For each={FIGURE_NAMES}>
        {(name) => (
          <option value={name} selected={props.figure === name}>
            {t(`figures.${name}`)}
          </option>
        )}
      </For>
    </select>
  );
}
