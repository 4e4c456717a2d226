import type { PeriodInfo, Scope, ViewOpen } from '@earshot/contracts';
import { createContext, createMemo, type JSX, useContext } from 'solid-js';
import { pageUrl } from '../controls/page-url.ts';
import { isSameRequest } from '../controls/request-url.ts';

/** What of the view a link changes, and what else its address says. */
export type LinkChange = Partial<ViewOpen> & Record<string, unknown>;

/** The address of a page that shows the same scope and period as the figures around. */
export type PageLinks = (path: string, change?: LinkChange) => string;

const EVERYTHING: ViewOpen = { scope: 'all', period: { kind: 'allTime' } };

const PageLinksContext = createContext<PageLinks>((path, change) =>
  pageUrl(path, { ...EVERYTHING, ...change }),
);

/** Where the figures around lead. */
export const usePageLinks = (): PageLinks => useContext(PageLinksContext);

/** Makes the links of its children lead to the view that `snapshot` is of: what is read is what is opened. */
export function PageLinksProvider(props: {
  snapshot: { scope: Scope; period: Pick<PeriodInfo, 'kind' | 'from' | 'to'> } | undefined;
  children: JSX.Element;
}) {
  const view = createMemo(
    (): ViewOpen => {
      if (props.snapshot === undefined) return EVERYTHING;
      const { kind, from, to } = props.snapshot.period;
      return { scope: props.snapshot.scope, period: kind === 'custom' ? { kind, from, to } : { kind } };
    },
    undefined,
    // A span that moves on with the clock is the same view: hundreds of links need not be written anew.
    { equals: isSameRequest },
  );
  return (
    <PageLinksContext.Provider value={(path, change) => pageUrl(path, { ...view(), ...change })}>
      {props.children}
    </PageLinksContext.Provider>
  );
}
