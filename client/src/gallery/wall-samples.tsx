import {
  type Alert,
  FIGURE_NAMES,
  type FigureName,
  type Layout,
  type OwnScreen,
  type ScreenShow,
  type Snapshot,
} from '@earshot/contracts';
import type { LiveState } from '../live/staleness.ts';
import type { Moment } from '../wall/moments.ts';
import { PairingPicture } from '../wall/pairing-picture.tsx';
import { WallPicture } from '../wall/wall-picture.tsx';
import { FIXED_NOW_MS } from './compose.ts';

const SHOW: ScreenShow = {
  scope: 'all',
  period: 'thisMonth',
  playlist: [{ kind: 'numbers', seconds: 20 }],
  language: 'en',
  theme: 'dark',
  lightFrom: '07:00',
  darkFrom: '19:00',
  overscanPercent: 0,
  isPrivate: false,
  showsLastNonEmpty: true,
  celebrates: true,
  hasSound: false,
  thresholds: [
    { figure: 'winRate', side: 'below', value: 0.4, calm: 0.45, look: 'risk' },
    { figure: 'atRiskDeals', side: 'above', value: 3, calm: 2, look: 'delayed' },
    { figure: 'activeCalls', side: 'above', value: 5, calm: 4, look: 'live' },
    { figure: 'aboveAverageNegative', side: 'above', value: 0.25, calm: 0.2, look: 'risk' },
    { figure: 'talkRatio', side: 'above', value: 0.5, calm: 0.45, look: 'delayed' },
  ],
};

const KINDS: readonly Layout['kind'][] = ['numbers', 'talk', 'topSellers', 'pipeline', 'live', 'single'];

/** Ages in seconds at which each state stands. */
const AGES: Partial<Record<LiveState, number>> = { live: 2, delayed: 14, stale: 95, offline: 640 };

const MOMENTS: Record<string, Moment> = {
  won: { kind: 'won', deals: 1, cents: 4_800_000 },
  several: { kind: 'won', deals: 3, cents: 12_345_600 },
  target: { kind: 'target', cents: 120_000_000 },
};

const ALERT: Alert = {
  id: 'fixed',
  at: new Date(FIXED_NOW_MS).toISOString(),
  ruleId: 'fixed',
  name: 'Too many unhappy customers',
  figure: 'negativeShare',
  scope: 'all',
  period: 'last24h',
  condition: { kind: 'above', value: 0.3 },
  value: 0.34,
};

function layoutOf(asked: URLSearchParams): Layout {
  const kind = KINDS.find((known) => known === asked.get('wall')) ?? 'numbers';
  if (kind !== 'single') return { kind, seconds: 20 };
  const figure: FigureName = FIGURE_NAMES.find((name) => name === asked.get('figure')) ?? 'revenueWon';
  return { kind, figure, seconds: 20 };
}

/**
 * A wall with fixed data. `?wall=` names the layout, or `pairing`; `?live=` how fresh it is, `?moment=`, `?alert`, `?identity`,
 * `?substitute`, `?overscan=` and `?figure=` what else there is to see.
 */
export function WallSample(props: {
  asked: URLSearchParams;
  snapshot: Snapshot | undefined;
  language: string;
  theme: string;
}) {
  const { asked } = props;
  const live = (asked.get('live') ?? (props.snapshot === undefined ? 'connecting' : 'live')) as LiveState;
  const ageMs = AGES[live] === undefined ? undefined : 1_000 * AGES[live];
  const screen = (): Pick<OwnScreen, 'name' | 'show' | 'organisation'> => ({
    name: 'Sales floor, by the window',
    show: {
      ...SHOW,
      language: props.language === 'el' ? 'el' : 'en',
      theme: props.theme === 'light' ? 'light' : 'dark',
      overscanPercent: Number(asked.get('overscan') ?? 0),
    },
    organisation: { name: 'Contoso Sales', timeZone: 'UTC', currency: 'EUR' },
  });
  if (asked.get('wall') === 'pairing')
    return (
      <PairingPicture
        origin="https://earshot.example"
        state={{ code: asked.has('asking') ? undefined : 'HKMW-3DQ7', trouble: undefined }}
        revoked={asked.has('revoked') ? { name: screen().name } : undefined}
      />
    );
  return (
    <WallPicture
      screen={screen()}
      snapshot={props.snapshot}
      isSubstitute={asked.has('substitute')}
      notice="…"
      staleness={{ state: live, outdated: (ageMs ?? 0) > 30_000, ...(ageMs !== undefined && { ageMs }) }}
      asOf={new Date(FIXED_NOW_MS - (ageMs ?? 0)).toISOString()}
      refusesCalls={asked.has('refuses')}
      nowMs={() => FIXED_NOW_MS}
      onBroken={(_, error) => console.error(error)}
      turn={{ number: 0, index: 0, layout: layoutOf(asked) }}
      moment={MOMENTS[asked.get('moment') ?? '']}
      alert={asked.has('alert') ? ALERT : undefined}
      identity={asked.has('identity') ? screen().name : undefined}
    />
  );
}

/** Every wall there is to look at, as links: each fills a window of its own. */
export function WallLinks() {
  const walls = [...KINDS.map((kind) => `wall=${kind}`), 'wall=pairing', 'wall=numbers&live=stale'];
  return (
    <nav class="gallery-links" aria-label="Walls">
      {walls.map((wall) => (
        <a href={`/gallery?${wall}&theme=dark`}>{wall}</a>
      ))}
    </nav>
  );
}
