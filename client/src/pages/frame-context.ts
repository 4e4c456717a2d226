import type { TeamInfo, ViewOpen } from '@earshot/contracts';
import { type Accessor, createContext, useContext } from 'solid-js';
import type { Session } from '../access/session.ts';
import type { Connection } from '../live/connection.ts';
import type { View } from '../live/view-store.ts';

/** What every page behind the sign-in stands in: who looks, at what, and whether that is of this moment. */
export interface Frame {
  session: Session;
  connection: Connection;
  /** The team and the period that the address says. */
  request: Accessor<ViewOpen>;
  /** Changes the team or the period in the address. */
  choose: (next: Partial<ViewOpen>) => void;
  /** The live document of that team and period. */
  view: View;
  teams: Accessor<TeamInfo[]>;
  /** The organisation's currency; `''` until it is known. */
  currency: Accessor<string>;
  /** IANA name of the organisation's zone; undefined until it is known. */
  timeZone: Accessor<string | undefined>;
  /** Ticks when figures of the view have changed, at most every two seconds: then a page reads again what it shows. */
  changes: Accessor<number>;
  /** Whether the reader may change what everyone sees: trackers, brands, notes. */
  mayEdit: Accessor<boolean>;
  isAdmin: Accessor<boolean>;
  /** Whether the reader sees every team. Who sees some of them changes only what is of these. */
  seesAll: Accessor<boolean>;
}

export const FrameContext = createContext<Frame>();

/** The frame that a page stands in. Throws outside one. */
export function useFrame(): Frame {
  const frame = useContext(FrameContext);
  if (frame === undefined) throw new Error('useFrame needs a frame around it');
  return frame;
}
