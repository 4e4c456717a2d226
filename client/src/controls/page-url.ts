import type { Period, Scope } from '@earshot/contracts';
import { addressOf } from './request-url.ts';

/** The view that a page is to show, and what else its address says, by name; what is undefined is left out. */
export type PageQuery = { scope: Scope; period: Period } & Record<string, unknown>;

/** The address of a page: its path, the view as `addressOf` writes it, then everything else in its order. */
export function pageUrl(path: string, { scope, period, ...extra }: PageQuery): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...addressOf({ scope, period }), ...extra }))
    if (value !== undefined) query.set(name, String(value));
  const text = query.toString();
  return text === '' ? path : `${path}?${text}`;
}
