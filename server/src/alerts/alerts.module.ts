import { Inject, Module, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { CONFIG, type Config } from '../config.ts';
import { LiveGateway } from '../live/live.gateway.ts';
import { LiveModule } from '../live/live.module.ts';
import { Log } from '../operate/log.ts';
import { Store } from '../store/store.ts';
import { CLOCK, type Clock } from '../views/clock.ts';
import { ViewsModule } from '../views/views.module.ts';
import { Views } from '../views/views.ts';
import { AlertRulesController } from './alert-rules.controller.ts';
import { AlertTries } from './alert-tries.ts';
import { AlertsController } from './alerts.controller.ts';
import { Deliveries } from './deliveries.ts';
import { Rounds } from './rounds.ts';
import { AlertRules } from './rules.ts';
import { AlertTeller } from './teller.ts';
import { AlertWatch } from './watch.ts';

/** Figures are looked at so often; what has fired is told, and sent, so soon. */
const LOOK_EVERY_MS = 1_000;
const TELL_EVERY_MS = 500;
const SEND_EVERY_MS = 500;

/** Rules on figures: watched by one node, told to the pages of all, sent to webhooks. */
@Module({
  imports: [ViewsModule, LiveModule],
  controllers: [AlertRulesController, AlertsController],
  providers: [
    {
      provide: AlertRules,
      inject: [Store, CONFIG, CLOCK],
      useFactory: ({ alerts }: Store, { mayReachPrivateNetwork: mayBePrivate }: Config, { now }: Clock) =>
        new AlertRules(alerts, { now, mayBePrivate }),
    },
    {
      provide: AlertTries,
      inject: [Store, Views],
      useFactory: (store: Store, views: Views) => new AlertTries(store, views),
    },
    {
      provide: AlertWatch,
      inject: [Store, Views, CLOCK, Log],
      useFactory: (store: Store, views: Views, clock: Clock, log: Log) =>
        new AlertWatch({
          ...{ store, views, clock },
          failed: (error) => log.failure('A rule of alerts could not be looked at', error),
        }),
    },
    {
      provide: Deliveries,
      inject: [Store, CONFIG, CLOCK, Log],
      useFactory: (store: Store, config: Config, { now }: Clock, log: Log) =>
        new Deliveries({
          store,
          now,
          mayBePrivate: config.mayReachPrivateNetwork,
          failed: (error) => log.failure('An alert could not be sent', error),
        }),
    },
    {
      provide: AlertTeller,
      inject: [Store, LiveGateway],
      useFactory: ({ alerts }: Store, gateway: LiveGateway) =>
        new AlertTeller(alerts, (alert) => gateway.tell(alert)),
    },
  ],
})
export class AlertsModule implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly rounds: Rounds[];

  constructor(
    @Inject(AlertWatch) private readonly watch: AlertWatch,
    @Inject(Deliveries) private readonly deliveries: Deliveries,
    @Inject(AlertTeller) teller: AlertTeller,
    @Inject(Log) log: Log,
  ) {
    const again = (everyMs: number, round: () => Promise<void>, failure: string) =>
      new Rounds({ everyMs, round, failed: (error) => log.failure(failure, error) });
    this.rounds = [
      again(LOOK_EVERY_MS, () => this.watch.pass(), 'Watching the rules of alerts failed'),
      again(TELL_EVERY_MS, () => teller.pass(), 'Telling what has fired failed'),
      again(SEND_EVERY_MS, () => this.deliveries.pass(), 'Sending what has fired failed'),
    ];
  }

  onApplicationBootstrap(): void {
    for (const round of this.rounds) round.start();
  }

  async onModuleDestroy(): Promise<void> {
    this.watch.stop();
    await Promise.all([...this.rounds.map((round) => round.stop()), this.deliveries.end()]);
    await this.watch.end().catch(() => undefined);
  }
}
