import type { TeamRow } from '@earshot/contracts';
import { FIGURES, type Figure, figureOf } from './style-figures.ts';

export type TeamColumn = 'name' | Figure;
/** By which column the sellers stand, and whether the least stands first. */
export interface TeamOrder {
  by: TeamColumn;
  isRising: boolean;
}

/** Who sells most stands first where nothing is asked for. */
const USUAL: TeamOrder = { by: 'won', isRising: false };
/** A column begins with its greatest, names begin with A. */
const beginsRising = (by: TeamColumn) => by === 'name';

type Address = Partial<Record<string, string | string[] | undefined>>;

/** The order that an address says; what cannot be read is as if it were absent. */
export function orderOf({ by, order }: Address): TeamOrder {
  const column = by === 'name' ? by : FIGURES.find((figure) => figure === by);
  if (column === undefined) return { by: USUAL.by, isRising: order === 'rising' };
  if (order === 'rising' || order === 'falling') return { by: column, isRising: order === 'rising' };
  return { by: column, isRising: beginsRising(column) };
}

/** What an address says of an order: nothing of what is usual. */
export function orderAddress({ by, isRising }: TeamOrder): Record<'by' | 'order', string | undefined> {
  return {
    by: by === USUAL.by ? undefined : by,
    order: isRising === beginsRising(by) ? undefined : isRising ? 'rising' : 'falling',
  };
}

/** The order after a column's head was pressed: that column, or its other direction where it stood by it already. */
export const turned = (order: TeamOrder, by: TeamColumn): TeamOrder =>
  order.by === by ? { by, isRising: !order.isRising } : { by, isRising: beginsRising(by) };

/** Sellers in an order; who has no such figure stands last in either direction, and equals stay by name. */
export function ranked(sellers: readonly TeamRow[], { by, isRising }: TeamOrder): TeamRow[] {
  const sign = isRising ? 1 : -1;
  if (by === 'name') return [...sellers].sort((a, b) => sign * a.name.localeCompare(b.name));
  const value = ({ figures }: TeamRow) => figureOf(by, figures);
  return [...sellers].sort((a, b) => {
    const [one, other] = [value(a), value(b)];
    if (one === undefined || other === undefined)
      return Number(one === undefined) - Number(other === undefined);
    return sign * (one - other);
  });
}
