import {
  type Alert,
  type Fault,
  HEARTBEAT_MS,
  LIVE_NAMESPACE,
  type Scope,
  viewCloseSchema,
  viewOpenSchema,
} from '@earshot/contracts';
import { type BeforeApplicationShutdown, Inject, UseFilters } from '@nestjs/common';
import {
  Ack,
  ConnectedSocket,
  MessageBody,
  type OnGatewayConnection,
  type OnGatewayDisconnect,
  type OnGatewayInit,
  SubscribeMessage,
  WebSocketGateway,
} from '@nestjs/websockets';
import { AccessService } from '../access/access.service.ts';
import { sees } from '../access/scopes.ts';
import { faultOf } from '../operate/fault.ts';
import { Metrics } from '../operate/metrics.ts';
import { RateLimit } from '../operate/rate-limit.ts';
import { Readiness } from '../operate/readiness.ts';
import { CLOCK, type Clock } from '../views/clock.ts';
import { View } from '../views/view.ts';
import { Views } from '../views/views.ts';
import { EncodedJson } from './encoded.ts';
import { FanOut } from './fan-out.ts';
import { beat } from './heartbeat.ts';
import { LiveRefusals } from './live-refusals.ts';
import { type LiveNamespace, type LiveSocket, refusalOf, unseenScope } from './live-socket.ts';
import { Peer } from './peer.ts';
import { PrincipalChecks } from './principal-checks.ts';
import { ScreenLinks } from './screen-links.ts';

const CHECK_MS = 500;
/** Figures older than this are behind: pages are told at once when they no longer are. */
const BEHIND_MS = 4_000;
const MAX_VIEWS_A_SOCKET = 20;
/** Messages of one page: 10 a second, and so many of them at once. */
const MESSAGE_LIMIT = { requests: 60, windowSec: 6 } as const;
/** A page that goes on after so many refusals is sent away. */
const MAX_REFUSED = 200;
const KNOWN_MESSAGES: ReadonlySet<unknown> = new Set(['view:open', 'view:close', 'screen:report']);
const CHANGED: Fault = { code: 'store_unavailable', message: 'It was changed what this screen shows.' };
/** When to come back is spread, so that not all pages come at once. */
const soonMs = () => Math.round(500 + Math.random() * 4_500);

/** Passes on between pages and views: opens, closes, sends, and thinks of nothing itself. */
@WebSocketGateway({ namespace: LIVE_NAMESPACE })
@UseFilters(LiveRefusals)
export class LiveGateway
  implements
    OnGatewayInit<LiveNamespace>,
    OnGatewayConnection<LiveSocket>,
    OnGatewayDisconnect<LiveSocket>,
    BeforeApplicationShutdown
{
  /** Every connected socket. */
  readonly peers = new Set<Peer>();
  @Inject(Readiness) private readonly readiness!: Readiness;
  @Inject(ScreenLinks) private readonly screens!: ScreenLinks;
  private readonly pace = new RateLimit(MESSAGE_LIMIT);
  private timers: NodeJS.Timeout[] = [];
  private isBehind = false;
  /** Redis can be read and takes no writes. */
  private isRefusing = false;
  private namespace!: LiveNamespace;
  private fanOut!: FanOut;
  private principals!: PrincipalChecks;

  constructor(
    @Inject(Views) private readonly views: Views,
    @Inject(AccessService) private readonly access: AccessService,
    @Inject(Metrics) private readonly metrics: Metrics,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  afterInit(namespace: LiveNamespace): void {
    this.namespace = namespace;
    this.fanOut = new FanOut(namespace);
    this.views.listen(this.fanOut);
    const hide = (peer: Peer, viewIds: readonly string[]) => {
      for (const viewId of viewIds) this.fanOut.hide(peer, viewId);
      this.beat();
    };
    const dismiss = (peer: Peer) => peer.dismiss('unauthorized', soonMs());
    this.screens.start({ hide, revoke: dismiss });
    this.principals = new PrincipalChecks({ access: this.access, hide, dismiss });
    this.timers = [setInterval(() => this.round(), HEARTBEAT_MS), setInterval(() => this.check(), CHECK_MS)];
  }

  handleConnection(socket: LiveSocket): void {
    // Signing in is the adapter's; with any other one nobody is let in.
    if (!socket.data.principal) {
      socket.disconnect(true);
      return;
    }
    const peer = new Peer(socket);
    socket.data.peer = peer;
    this.peers.add(peer);
    this.screens.connected(peer);
    this.metrics.sockets.inc();
    socket.use(async ([message, ...rest], next) => {
      const fault = await this.faultOfMessage(peer, message);
      if (!fault) return next();
      const reply: unknown = rest.at(-1);
      if (typeof reply === 'function') reply(refusalOf(fault));
    });
  }

  handleDisconnect(socket: LiveSocket): void {
    const { peer } = socket.data;
    if (!peer || !this.peers.delete(peer)) return;
    this.metrics.sockets.dec();
    this.screens.disconnected(peer);
    this.fanOut.hideAll(peer);
  }

  @SubscribeMessage('view:open')
  async open(
    @ConnectedSocket() socket: LiveSocket,
    @MessageBody() message: unknown,
    @Ack() answer: unknown,
  ): Promise<void> {
    const reply = typeof answer === 'function' ? answer : () => undefined;
    const { peer } = socket.data;
    const read = viewOpenSchema.safeParse(message);
    if (!read.success) return reply(refusalOf(faultOf(read.error)));
    const asked = { scope: read.data.scope as Scope, period: read.data.period };
    const fault = unseenScope(socket, asked.scope);
    if (fault) return reply(refusalOf(fault));
    if (!peer) return;
    const audience = await this.screens.admit(peer, asked);
    if (typeof audience !== 'string') return reply(refusalOf(audience));
    const view = await this.views.open({ ...asked, audience });
    if (!(view instanceof View)) return reply(refusalOf(view));
    if (!socket.connected) return;
    // Whoever opens and does not read is not given one document after the other to hold.
    if (peer.isHopeless) return peer.dismiss('slow', soonMs());
    // Meanwhile it may have become none of theirs.
    const newFault = unseenScope(socket, asked.scope);
    if (newFault) return reply(refusalOf(newFault));
    if (!this.screens.isAdmitted(peer, asked, audience)) return reply(refusalOf(CHANGED));
    if (peer.showings.size >= MAX_VIEWS_A_SOCKET && !peer.showings.has(view.id))
      return reply(
        refusalOf({ code: 'rate_limited', message: 'Too many views are open on this connection.' }),
      );
    // In one go: no delta can come between the document and the first one after it.
    this.fanOut.show(peer, view);
    reply(new EncodedJson(`{"ok":true,${view.publishedJson.slice(1)}`));
  }

  @SubscribeMessage('view:close')
  close(
    @ConnectedSocket() socket: LiveSocket,
    @MessageBody() message: unknown,
    @Ack() answer: unknown,
  ): void {
    const read = viewCloseSchema.safeParse(message);
    if (read.success && socket.data.peer) this.fanOut.hide(socket.data.peer, read.data.viewId);
    if (typeof answer === 'function') answer(read.success ? { ok: true } : refusalOf(faultOf(read.error)));
  }

  @SubscribeMessage('screen:report')
  report(
    @ConnectedSocket() socket: LiveSocket,
    @MessageBody() message: unknown,
    @Ack() answer: unknown,
  ): void {
    const fault = socket.data.peer && this.screens.report(socket.data.peer, message);
    if (typeof answer === 'function') answer(fault ? refusalOf(fault) : { ok: true });
  }

  /** Tells an alert to every page whose reader sees the figures of its scope. */
  tell(alert: Alert): void {
    for (const { socket } of this.peers)
      if (socket.data.principal && sees(socket.data.principal, alert.scope)) socket.emit('alert', alert);
  }

  /** Tells every page when to come back, and ends its connection. */
  async beforeApplicationShutdown(): Promise<void> {
    for (const timer of this.timers) clearInterval(timer);
    this.screens.stop();
    for (const peer of [...this.peers]) peer.dismiss('ending', soonMs());
    await new Promise((resolve) => setTimeout(resolve, 50));
  }

  private async faultOfMessage(peer: Peer, message: unknown): Promise<Fault | undefined> {
    if ((await this.pace.secondsToWait(peer.socket.id)) !== undefined) {
      peer.refused += 1;
      return { code: 'rate_limited', message: 'Too many messages; send again in some seconds.' };
    }
    if (KNOWN_MESSAGES.has(message)) return undefined;
    return { code: 'unknown_type', message: 'This message is not known here.' };
  }

  private beat(): void {
    const takesCalls = this.isRefusing ? { takesCalls: false as const } : {};
    beat(this.namespace, this.peers, { nowMs: this.clock.now(), ...takesCalls });
  }

  /** What is done as often as a heartbeat. */
  private round(): void {
    this.beat();
    void this.principals.pass(this.peers);
    void this.checkWrites();
  }

  /** Pages are told at once when Redis begins or ceases to refuse writes. Of one that is silent, the age of figures tells. */
  private async checkWrites(): Promise<void> {
    const isRefusing = (await this.readiness.writability()) === 'refuses';
    if (isRefusing === this.isRefusing) return;
    this.isRefusing = isRefusing;
    this.beat();
  }

  /** Looks after sockets that are behind, and sends away those that cannot be helped. */
  private check(): void {
    const isBehind = this.clock.now() - this.views.asOfMs > BEHIND_MS;
    if (this.isBehind && !isBehind) this.beat();
    this.isBehind = isBehind;
    if (this.isRefusing) void this.checkWrites();
    for (const peer of [...this.peers]) {
      if (peer.isHopeless) peer.dismiss('slow', soonMs());
      else if (peer.refused > MAX_REFUSED) peer.dismiss('rate_limited', soonMs());
      else this.fanOut.catchUp(peer);
    }
  }
}
