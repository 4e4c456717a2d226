import type { Snapshot } from '@earshot/contracts';
import type { Condition } from '../tiles/tile.tsx';
import './home-grid.css';
import { Live } from './live/live.tsx';
import { Recording } from './recording/recording.tsx';
import { Talk } from './talk/talk.tsx';

export interface HomeGridProps {
  /** Undefined: on its way. */
  snapshot: Snapshot | undefined;
  /** The server's clock, in milliseconds. */
  nowMs: () => number;
  condition?: Condition | undefined;
}

/** The home page's sections in their places. On a large enough window it fills what the top bar leaves, unscrolled. */
export function HomeGrid(props: HomeGridProps) {
  return (
    <div class="home-grid">
      <Talk snapshot={props.snapshot} condition={props.condition} />
      <Live live={props.snapshot?.live} nowMs={props.nowMs} condition={props.condition} />
      <Recording recording={props.snapshot?.recording} condition={props.condition} />
    </div>
  );
}
