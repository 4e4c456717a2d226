/** The size of the room for bubbles; a unit is a pixel on a desk. */
export interface Room {
  width: number;
  height: number;
}

export interface Weight {
  id: string;
  /** Its bubble's area is in proportion to this; above 0. */
  value: number;
}

/** One bubble at one frame. */
export interface Disc {
  id: string;
  x: number;
  y: number;
  /** The radius to draw: never so large that it touches another disc. */
  r: number;
  /** The radius it has room for at this frame, and those it comes from and goes to. */
  wanted: number;
  from: number;
  to: number;
}

/** Bubbles on their way: `frame` counts the steps since the values last changed. */
export interface Flow {
  room: Room;
  frame: number;
  /** How much the values have changed, 0…1: a small change moves little. */
  stir: number;
  discs: readonly Disc[];
}

export const FRAME_MS = 16;
/** The way to new values takes 600 ms. */
export const FRAMES = Math.round(600 / FRAME_MS);
/** The furthest that a bubble moves in one frame, as a part of the room's shorter side: it travels, it never jumps. */
export const MAX_STEP = 0.04;
/** No bubble is smaller, so that each can be seen and pointed at. */
const MIN_RADIUS = 4;

const GAP = 2;
/** Discs of up to 0.539 of a square's area always fit it; many unequal ones fit well above that. */
const FILL = 0.64;
/** By number of discs: few unequal ones leave corners that nothing fills. */
const FILL_OF_FEW = [0, 0.4, 0.38, 0.38, 0.48, 0.5, 0.54, 0.56, 0.57, 0.58, 0.6, 0.6, 0.62, 0.62];
const SWEEPS = 60;
const TOUCH = 0.05;
/** How much of the way to the room's middle all discs together go in a frame. */
const SHIFT = 0.12;

const easeInOut = (t: number) => (t < 0.5 ? 4 * t ** 3 : 1 - (2 - 2 * t) ** 3 / 2);

/** The radius of each bubble by its id: together they fill as much of the room as they can without touching. */
export function radiiOf(weights: readonly Weight[], room: Room): Map<string, number> {
  const total = weights.reduce((sum, weight) => sum + weight.value, 0);
  const fill = FILL_OF_FEW[weights.length] ?? FILL;
  const unit = Math.sqrt((fill * room.width * room.height) / (Math.PI * Math.max(total, 1)));
  const largest = Math.sqrt(Math.max(0, ...weights.map((weight) => weight.value))) * unit;
  const shrink = Math.min(1, (Math.min(room.width, room.height) / 2 - GAP) / Math.max(largest, 1));
  return new Map(
    weights.map(({ id, value }) => [id, Math.max(MIN_RADIUS, Math.sqrt(value) * unit * shrink)]),
  );
}

/** The emptiest of some spots spread over the room, nearer the middle where several are as empty. */
function emptiestSpot(discs: readonly Disc[], room: Room): { x: number; y: number } {
  let best = { x: room.width / 2, y: room.height / 2, score: Number.NEGATIVE_INFINITY };
  for (let column = 1; column < 12; column++) {
    for (let row = 1; row < 12; row++) {
      const x = (room.width * column) / 12;
      // Rows of neighbouring columns are staggered: discs on one straight line would never leave it.
      const y = (room.height * (row + (column % 2) / 2 - 0.2)) / 12;
      let clearance = Math.min(x, y, room.width - x, room.height - y);
      for (const disc of discs)
        clearance = Math.min(clearance, Math.hypot(disc.x - x, disc.y - y) - disc.wanted);
      const score = clearance - 0.1 * Math.hypot(x - room.width / 2, y - room.height / 2);
      if (score > best.score) best = { x, y, score };
    }
  }
  return best;
}

/**
 * Sends the bubbles on their way to new values from where they are now. New ones grow in where there is room, gone
 * ones shrink where they stand. Discs keep their order; `flow` is not changed.
 */
export function retarget(flow: Flow | undefined, weights: readonly Weight[], room: Room): Flow {
  const radii = radiiOf(weights, room);
  const stretchX = room.width / (flow?.room.width ?? room.width);
  const stretchY = room.height / (flow?.room.height ?? room.height);
  const discs: Disc[] = (flow?.discs ?? []).map((disc) => ({
    ...disc,
    x: disc.x * stretchX,
    y: disc.y * stretchY,
    from: disc.wanted,
    to: radii.get(disc.id) ?? 0,
  }));
  const known = new Set(discs.map((disc) => disc.id));
  for (const { id } of weights) {
    if (known.has(id)) continue;
    const spot = emptiestSpot(discs, room);
    discs.push({ id, x: spot.x, y: spot.y, r: 0, wanted: 0, from: 0, to: radii.get(id) ?? 0 });
  }
  return { room, frame: 0, stir: stirOf(discs), discs };
}

/** Whether every bubble has arrived at its size. */
export function isSettled(flow: Flow): boolean {
  return (
    flow.frame >= FRAMES && flow.discs.every((disc) => disc.wanted === disc.to && disc.r > disc.to - TOUCH)
  );
}

/** The flow one frame (`FRAME_MS`) later. At no frame do two discs overlap or leave the room. */
export function step(flow: Flow): Flow {
  const { room } = flow;
  const frame = flow.frame + 1;
  const t = Math.min(1, frame / FRAMES);
  const grown = easeInOut(t);
  // Where they still do not all fit after the way, all shrink alike, so that areas keep their proportions.
  const squeeze = frame > FRAMES && flow.discs.some((disc) => disc.r <= disc.to - TOUCH) ? 0.99 : 1;
  const discs = flow.discs
    .filter((disc) => disc.to > 0 || frame < FRAMES)
    .map((disc) => {
      const to = disc.to * squeeze;
      return { ...disc, to, wanted: frame >= FRAMES ? to : disc.from + (to - disc.from) * grown };
    });
  pullTogether(discs, room, (1 - t) * flow.stir);
  for (let sweep = 0; sweep < SWEEPS; sweep++) if (pushApart(discs, room) < TOUCH) break;
  limitSteps(flow, discs);
  fitRadii(discs, room);
  return { room, frame, stir: flow.stir, discs };
}

/** The flow at its end, for when nothing is to move. */
export function settled(flow: Flow): Flow {
  let at = flow;
  for (let frame = 0; frame < FRAMES * 8 && !isSettled(at); frame++) at = step(at);
  return at;
}

/** A fifth of the area coming or going stirs everything. */
function stirOf(discs: readonly Disc[]): number {
  const area = discs.reduce((sum, { to }) => sum + to ** 2, 0);
  const changed = discs.reduce((sum, { from, to }) => sum + Math.abs(to ** 2 - from ** 2), 0);
  return Math.min(1, (5 * changed) / Math.max(area, 1));
}

/** Large ones are drawn to the middle more than small ones, all of them `strength` of the way at most. */
function pullTogether(discs: Disc[], room: Room, strength: number): void {
  const largest = Math.max(...discs.map((disc) => disc.wanted), 1);
  const middle = (at: (disc: Disc) => number) =>
    (Math.min(...discs.map((disc) => at(disc) - disc.wanted)) +
      Math.max(...discs.map((disc) => at(disc) + disc.wanted))) /
    2;
  const shiftX = discs.length === 0 ? 0 : (room.width / 2 - middle((disc) => disc.x)) * SHIFT * strength;
  const shiftY = discs.length === 0 ? 0 : (room.height / 2 - middle((disc) => disc.y)) * SHIFT * strength;
  for (const disc of discs) {
    const pull = (0.01 + (0.05 * disc.wanted) / largest) * strength;
    disc.x += (room.width / 2 - disc.x) * pull + shiftX;
    disc.y += (room.height / 2 - disc.y) * pull + shiftY;
  }
}

/** One sweep over all pairs and walls; the lighter disc gives way more. Returns the deepest overlap it met. */
function pushApart(discs: Disc[], room: Room): number {
  let deepest = 0;
  for (let i = 0; i < discs.length; i++) {
    const a = discs[i]!;
    for (let j = i + 1; j < discs.length; j++) {
      const b = discs[j]!;
      const apart = a.wanted + b.wanted + GAP;
      let dx = b.x - a.x;
      let dy = b.y - a.y;
      if (Math.abs(dx) >= apart || Math.abs(dy) >= apart) continue;
      let distance = Math.hypot(dx, dy);
      if (distance >= apart) continue;
      if (distance < 1e-6) {
        // Two on one spot: part them in a direction of their own, the same every time.
        dx = Math.cos(i * 7 + j);
        dy = Math.sin(i * 7 + j);
        distance = 1;
      }
      const depth = apart - distance;
      deepest = Math.max(deepest, depth);
      const weightA = (a.wanted + 1) ** 2;
      const weightB = (b.wanted + 1) ** 2;
      const shareA = (depth * weightB) / (weightA + weightB) / distance;
      const shareB = (depth * weightA) / (weightA + weightB) / distance;
      a.x -= dx * shareA;
      a.y -= dy * shareA;
      b.x += dx * shareB;
      b.y += dy * shareB;
    }
  }
  for (const disc of discs) {
    const x = within(disc.x, disc.wanted, room.width);
    const y = within(disc.y, disc.wanted, room.height);
    deepest = Math.max(deepest, Math.abs(x - disc.x), Math.abs(y - disc.y));
    disc.x = x;
    disc.y = y;
  }
  return deepest;
}

const within = (at: number, radius: number, length: number) =>
  Math.min(Math.max(at, Math.min(radius, length / 2)), Math.max(length - radius, length / 2));

function limitSteps(before: Flow, discs: Disc[]): void {
  const furthest = MAX_STEP * Math.min(before.room.width, before.room.height);
  const origins = new Map(before.discs.map((disc) => [disc.id, disc]));
  for (const disc of discs) {
    const origin = origins.get(disc.id)!;
    const [dx, dy] = [disc.x - origin.x, disc.y - origin.y];
    const distance = Math.hypot(dx, dy);
    if (distance <= furthest) continue;
    disc.x = origin.x + (dx * furthest) / distance;
    disc.y = origin.y + (dy * furthest) / distance;
  }
}

/** Draws a disc that is still squeezed between larger ones smaller for as long as it is. */
function fitRadii(discs: Disc[], room: Room): void {
  const placed: Disc[] = [];
  for (const disc of [...discs].sort((a, b) => b.wanted - a.wanted)) {
    let r = Math.min(disc.wanted, disc.x, disc.y, room.width - disc.x, room.height - disc.y);
    for (const other of placed) r = Math.min(r, Math.hypot(disc.x - other.x, disc.y - other.y) - other.r);
    disc.r = Math.max(0, r);
    placed.push(disc);
  }
}
