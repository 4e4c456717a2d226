import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AccessGuard } from './access/access.guard.ts';
import { AppModule } from './app.module.ts';
import type { Config } from './config.ts';
import { BUILD_ID } from './live/build-info.ts';
import { LiveAdapter } from './live/live-adapter.ts';
import { addClientPages } from './operate/client-pages.ts';
import { addHealthRoutes } from './operate/health-routes.ts';
import { Lifecycle } from './operate/lifecycle.ts';
import { Log } from './operate/log.ts';
import { Metrics } from './operate/metrics.ts';
import { ProblemFilter, refuseUnreadable } from './operate/problem-filter.ts';
import { Readiness } from './operate/readiness.ts';
import { leaveBodiesUnread } from './operate/request-body.ts';
import { protection } from './operate/security-headers.ts';
import { setUpOrganisation } from './settings/organisation.ts';
import { Store } from './store/store.ts';

/** A connection on which nothing moves for so long is closed. */
const QUIET_CONNECTION_MS = 60_000;

/** A server put together and initialised, not yet listening. */
export async function createApp(config: Config): Promise<NestFastifyApplication> {
  const protect = protection(config);
  const adapter = new FastifyAdapter({
    trustProxy: config.trustedProxies.length > 0 ? [...config.trustedProxies] : false,
    connectionTimeout: QUIET_CONNECTION_MS,
    routerOptions: { maxParamLength: 256 },
    // Addresses that cannot be read are refused before any hook runs, the one for headers included.
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) =>
      protect(request.raw, reply.raw, () => refuseUnreadable(reply, error)),
    // Nothing here is middleware: authority is the guard's.
    skipMiddie: true,
  });
  const server = adapter.getInstance();
  server.addHook('onRequest', (request, reply, done) => protect(request.raw, reply.raw, done));
  leaveBodiesUnread(server);
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.of(config), adapter, {
    bodyParser: false,
    // Until the application has its own.
    logger: new Log(config.logLevel),
    abortOnError: false,
    forceCloseConnections: true,
  });
  app.useLogger(app.get(Log));
  app.useWebSocketAdapter(new LiveAdapter(app));
  app.useGlobalFilters(app.get(ProblemFilter));
  try {
    const store = app.get(Store);
    await setUpOrganisation(store, config, Date.now());
    await app.init();
    // After the application's own routes, whose way of answering errors these take over.
    addHealthRoutes(server, {
      lifecycle: app.get(Lifecycle),
      readiness: app.get(Readiness),
      metrics: app.get(Metrics),
      demandMetricsReader: (request) => app.get(AccessGuard).demand(request, 'readMetrics'),
    });
    await addClientPages(server, { clientDir: config.clientDir, build: BUILD_ID });
    return app;
  } catch (error) {
    await app.close();
    throw error;
  }
}
