import {
  type Fault,
  type Period,
  type Scope,
  type ScreenReport,
  type ScreenShow,
  screenReportSchema,
} from '@earshot/contracts';
import { Inject, Injectable } from '@nestjs/common';
import { AccessService } from '../access/access.service.ts';
import { Log } from '../operate/log.ts';
import { ScreenRegistry, type Standing } from '../screens/registry.ts';
import { type Audience, audienceOf } from '../views/view.ts';
import type { Peer } from './peer.ts';

/** How often a node looks how its screens stand; with it what a screen is told comes in time, whichever node was asked. */
const LOOK_EVERY_MS = 1_000;
/** What a screen says is kept at once where its state is another, else at most so often. */
const KEPT_EVERY_MS = 15_000;

/** One connected screen. */
class ScreenLink {
  /** How it stands, as last looked up; undefined before. */
  standing: Standing | undefined;
  /** Name and show that it has been told. */
  told = '';
  /** What it said last, when (`performance.now()`), and whether that is kept. */
  said: { report: ScreenReport; atMs: number } | undefined;
  keptState = '';
  keptAtMs = -Infinity;
  isKeeping = false;

  constructor(
    readonly peer: Peer,
    readonly screenId: string,
  ) {}

  get isKeepingDue(): boolean {
    if (!this.said || this.isKeeping) return false;
    return this.said.report.state !== this.keptState || performance.now() - this.keptAtMs >= KEPT_EVERY_MS;
  }
}

export interface ScreenLinksOptions {
  /** Ends what a connection is shown of views, and has it hear at once that they are no longer there. */
  hide: (peer: Peer, viewIds: readonly string[]) => void;
  /** Ends the connection of a screen that is paired no more. */
  revoke: (peer: Peer) => void;
}

/**
 * The screens connected to this node. Nodes do not talk to each other: what a screen is told stands in the store, and each node
 * looks, once a second and in one go, how its own screens stand there.
 */
@Injectable()
export class ScreenLinks {
  private readonly links = new Map<Peer, ScreenLink>();
  private options!: ScreenLinksOptions;
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> = Promise.resolve();
  /** The look after it. */
  private waiting: Promise<void> | undefined;

  constructor(
    @Inject(ScreenRegistry) private readonly registry: ScreenRegistry,
    @Inject(AccessService) private readonly access: AccessService,
    @Inject(Log) private readonly log: Log,
  ) {}

  start(options: ScreenLinksOptions): void {
    this.options = options;
    this.registry.onChange(() => void this.lookAnew());
    this.timer = setInterval(() => this.round(), LOOK_EVERY_MS);
  }

  stop(): void {
    clearInterval(this.timer);
    this.links.clear();
  }

  /** Follows a connection that is a screen's. */
  connected(peer: Peer): void {
    const { principal } = peer.socket.data;
    if (principal?.kind !== 'screen') return;
    this.links.set(peer, new ScreenLink(peer, principal.id));
    void this.lookAnew();
  }

  disconnected(peer: Peer): void {
    const link = this.links.get(peer);
    if (!link) return;
    if (link.said) this.keep(link);
    this.links.delete(peer);
  }

  /**
   * Whom the documents of a connection are made for; or why it may not have this one. Of a screen the store is asked first where
   * that has not been done, since what was believed of it at the handshake may be some seconds old.
   */
  async admit(peer: Peer, asked: { scope: Scope; period: Period }): Promise<Audience | Fault> {
    const link = this.links.get(peer);
    if (!link) return peer.socket.data.principal?.kind === 'screen' ? NOT_NOW : 'people';
    if (!link.standing) await this.lookAnew();
    return this.audienceOf(link, asked);
  }

  /** Whether a connection may still have what it was admitted to. */
  isAdmitted(peer: Peer, asked: { scope: Scope; period: Period }, audience: Audience): boolean {
    const link = this.links.get(peer);
    return link ? this.audienceOf(link, asked) === audience : audience === 'people';
  }

  /** Takes what a screen says of itself; answers what is wrong with it. */
  report(peer: Peer, message: unknown): Fault | undefined {
    const link = this.links.get(peer);
    if (!link) return { code: 'forbidden', message: 'Only a paired screen reports.' };
    const read = screenReportSchema.safeParse(message);
    if (!read.success) return { code: 'invalid', message: 'This is no report of a screen.' };
    link.said = { report: read.data, atMs: performance.now() };
    if (link.isKeepingDue) this.keep(link);
    return undefined;
  }

  private audienceOf({ standing }: ScreenLink, { scope, period }: { scope: Scope; period: Period }) {
    if (!standing) return NOT_NOW;
    const { show } = standing.screen;
    if (scope !== show.scope) return NOT_OWN;
    if (period.kind === 'custom') return NO_CUSTOM;
    return audienceOf({ role: 'screen', isPrivate: show.isPrivate });
  }

  private round(): void {
    if (this.links.size === 0) return;
    void this.lookAnew();
    for (const link of this.links.values()) if (link.isKeepingDue) this.keep(link);
  }

  /** Looks how the screens stand, once a look that has begun before is over: that one may not have seen what is new. */
  private lookAnew(): Promise<void> {
    this.waiting ??= this.looking.then(() => {
      this.waiting = undefined;
      this.looking = this.look().catch((error: unknown) =>
        this.log.failure('The screens of this node could not be looked after', error),
      );
      return this.looking;
    });
    return this.waiting;
  }

  private async look(): Promise<void> {
    const links = [...this.links.values()];
    if (links.length === 0) return;
    const standings = await this.registry.standings(links.map(({ screenId }) => screenId));
    if (!standings) return;
    for (const [i, link] of links.entries()) {
      if (!this.links.has(link.peer)) continue;
      const standing = standings[i];
      if (standing) await this.tell(link, standing);
      else this.options.revoke(link.peer);
    }
  }

  /** Tells a screen what is new: of orders only those that came while it was connected. */
  private async tell(link: ScreenLink, standing: Standing): Promise<void> {
    const { peer, standing: before } = link;
    const { name, show } = standing.screen;
    link.standing = standing;
    const told = JSON.stringify([name, show]);
    if (told !== link.told) {
      this.hideOthers(link);
      await this.renew(peer, show);
      link.told = told;
      peer.socket.emit('screen:command', { command: 'show', name, show });
    }
    if (!before) return;
    if (before.orders.identify !== standing.orders.identify)
      peer.socket.emit('screen:command', { command: 'identify', name });
    if (before.orders.reload !== standing.orders.reload)
      peer.socket.emit('screen:command', { command: 'reload' });
  }

  /** What a screen is not to have any more does not go on for a moment longer. */
  private hideOthers(link: ScreenLink): void {
    const shown = [...link.peer.showings.values()];
    const others = shown.filter(({ view }) => this.audienceOf(link, view) !== view.audience);
    if (others.length > 0)
      this.options.hide(
        link.peer,
        others.map(({ view }) => view.id),
      );
  }

  /** Whoever asks who this is finds what it is to show now. */
  private async renew({ socket }: Peer, { scope, isPrivate }: ScreenShow): Promise<void> {
    const { principal } = socket.data;
    if (!principal || (principal.scope === scope && principal.isPrivate === isPrivate)) return;
    this.access.forget();
    const current = await this.access.current(principal);
    if (current) socket.data.principal = current;
  }

  private keep(link: ScreenLink): void {
    const { said } = link;
    if (!said) return;
    link.isKeeping = true;
    link.keptAtMs = performance.now();
    link.keptState = said.report.state;
    const ageMs = performance.now() - said.atMs;
    this.registry
      .hear(link.screenId, said.report, ageMs)
      .then((isKept) => {
        if (!isKept) link.keptAtMs = -Infinity;
        else if (link.said === said) link.said = undefined;
      })
      .catch((error: unknown) => this.log.failure('A report of a screen could not be kept', error))
      .finally(() => {
        link.isKeeping = false;
      });
  }
}

const NOT_NOW: Fault = {
  code: 'store_unavailable',
  message: 'The store does not answer; open again in a moment.',
};
const NOT_OWN: Fault = { code: 'forbidden', message: 'must be the scope of this screen', path: 'scope' };
const NO_CUSTOM: Fault = { code: 'forbidden', message: 'must be no custom one for a screen', path: 'period' };
