import type { SellerDetails } from '@earshot/contracts';
import { For } from 'solid-js';
import { barLengths } from '../../charts/bars/bars-layout.ts';
import { useI18n } from '../../i18n/index.tsx';
import { FigureBar } from '../team/figure-bar.tsx';
import { createFigureWords, FIGURE_GROUPS, type Figure, figureOf, GROUPS } from '../team/style-figures.ts';

/** Every figure of a seller beside that of the others: each row on a scale of its own, the others as a tick. */
export function SellerFigures(props: { of: SellerDetails }) {
  const { t } = useI18n();
  const words = createFigureWords();
  const places = (figure: Figure) => {
    const values = [figureOf(figure, props.of.figures), figureOf(figure, props.of.others)];
    const lengths = barLengths(values);
    return values.map((value, i) => (value === undefined ? undefined : lengths[i]! * FULL));
  };
  return (
    <table class="seller-figures" data-top={props.of.isTop || undefined}>
      <thead>
        <tr>
          <th scope="col">{t('sellerPage.figure')}</th>
          <th scope="col">{props.of.name}</th>
          <th scope="col">{t('sellerPage.others')}</th>
        </tr>
      </thead>
      <For each={GROUPS}>
        {(group) => (
          <tbody>
            <tr>
              <th scope="rowgroup" colspan="3" class="figure-group">
                {t(`teamPage.groups.${group}`)}
              </th>
            </tr>
            <For each={FIGURE_GROUPS[group]}>
              {(figure) => (
                <tr>
                  <th scope="row" title={words.definition(figure)}>
                    {words.name(figure)}
                  </th>
                  <td>
                    <strong>{words.of(figure, props.of.figures)}</strong>
                    <FigureBar of={places(figure)[0]} team={places(figure)[1]} />
                  </td>
                  <td>{words.of(figure, props.of.others)}</td>
                </tr>
              )}
            </For>
          </tbody>
        )}
      </For>
    </table>
  );
}

/** The greater of two fills so much of the track: what is at its end can still be told from the end. */
const FULL = 0.92;
