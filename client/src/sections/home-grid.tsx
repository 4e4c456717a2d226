import type { KpiSeries, Snapshot } from '@earshot/contracts';
import type { Condition } from '../tiles/tile.tsx';
import { Deals } from './deals/deals.tsx';
import './home-grid.css';
import { Kpis } from './kpis/kpis.tsx';
import { Live } from './live/live.tsx';
import { PageLinksProvider } from './page-links.tsx';
import { Recording } from './recording/recording.tsx';
import type { BrandRequest } from './talk/brand-actions.ts';
import { Talk } from './talk/talk.tsx';
import { TopSellers } from './top-sellers/top-sellers.tsx';

export interface HomeGridProps {
  /** Undefined: on its way. */
  snapshot: Snapshot | undefined;
  /** The course of the base figures; undefined: on its way, or not to be had. */
  kpiSeries?: KpiSeries | undefined;
  /** The server's clock, in milliseconds. */
  nowMs: () => number;
  /** What asks the server to track or dismiss a brand; absent where the reader may not. */
  brandRequest?: BrandRequest | undefined;
  condition?: Condition | undefined;
}

/** The home page's sections in their places; a wall-sized window shows all of them at once. */
export function HomeGrid(props: HomeGridProps) {
  return (
    <PageLinksProvider snapshot={props.snapshot}>
      <div class="home-grid">
        <Kpis
          kpis={props.snapshot?.kpis}
          period={props.snapshot?.period}
          series={props.kpiSeries}
          nowMs={props.nowMs}
          condition={props.condition}
        />
        <Talk snapshot={props.snapshot} brandRequest={props.brandRequest} condition={props.condition} />
        <TopSellers topSellers={props.snapshot?.topSellers} condition={props.condition} />
        <Deals
          pipeline={props.snapshot?.pipeline}
          salesPeriod={props.snapshot?.kpis.salesPeriod}
          condition={props.condition}
        />
        <Live live={props.snapshot?.live} nowMs={props.nowMs} condition={props.condition} />
        <Recording recording={props.snapshot?.recording} condition={props.condition} />
      </div>
    </PageLinksProvider>
  );
}
