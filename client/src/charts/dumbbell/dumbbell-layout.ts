import { scaleLinear } from 'd3-scale';

export interface DumbbellPlaces {
  /** Places on the track, as parts of its length; undefined where there is no value. */
  topAt: number | undefined;
  teamAt: number | undefined;
  from: number;
  to: number;
  /** On which side of its dot each value's figure stands: always the outer one, so that figures never meet. */
  topSide: 'left' | 'right';
  teamSide: 'left' | 'right';
}

/** How much of a figure's width a track leaves free beyond its ends, 0…1. */
export interface EndsRoom {
  left: number;
  right: number;
}

/** From this part of the track on, a figure stands beside its dot without leaving the track. */
const FIGURE_PART = 0.25;

/** The room that figures need beyond the ends of tracks of one length and scale: none where all dots are far from them. */
export function endsRoom(tracks: readonly DumbbellPlaces[]): EndsRoom {
  const room = { left: 0, right: 0 };
  for (const { topAt, teamAt, topSide, teamSide } of tracks)
    for (const [at, side] of [
      [topAt, topSide],
      [teamAt, teamSide],
    ] as const) {
      if (at === undefined) continue;
      const toEnd = side === 'left' ? at : 1 - at;
      room[side] = Math.max(room[side], 1 - toEnd / FIGURE_PART);
    }
  return room;
}

/**
 * Two values on a track that goes from 0 to `most`; where that is not given, to a round figure above the greater one.
 */
export function dumbbellPlaces(
  top: number | undefined,
  team: number | undefined,
  most?: number,
): DumbbellPlaces {
  const greatest = Math.max(top ?? 0, team ?? 0);
  const at = scaleLinear([0, most ?? (greatest || 1)], [0, 1]).clamp(true);
  if (most === undefined) at.nice(4);
  const [topAt, teamAt] = [top, team].map((value) => (value === undefined ? undefined : at(value)));
  const present = [topAt, teamAt].filter((place) => place !== undefined);
  const isTopRight = topAt === undefined || teamAt === undefined || topAt >= teamAt;
  return {
    topAt,
    teamAt,
    from: Math.min(...present, 1),
    to: Math.max(...present, 0),
    topSide: isTopRight ? 'right' : 'left',
    teamSide: isTopRight && topAt !== undefined ? 'left' : 'right',
  };
}
