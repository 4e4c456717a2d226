import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Lifecycle } from './lifecycle.ts';
import type { Metrics } from './metrics.ts';
import type { Readiness } from './readiness.ts';

export interface HealthParts {
  lifecycle: Lifecycle;
  readiness: Readiness;
  metrics: Metrics;
  /** Throws the refusal where the sender of a request may not read the figures. */
  demandMetricsReader(request: FastifyRequest): Promise<void>;
}

/**
 * Liveness, readiness (started, not ending, the store takes writes) and figures, for whoever runs this. Routes of Fastify
 * itself, so that they answer in every state of the application.
 */
export function addHealthRoutes(server: FastifyInstance, parts: HealthParts): void {
  server.get('/healthz', (_request, reply) =>
    reply.header('cache-control', 'no-store').send({ status: 'ok' }),
  );
  server.get('/readyz', async (_request, reply) => {
    const isReady = parts.lifecycle.isRunning && (await parts.readiness.writability()) === 'takes';
    return reply
      .code(isReady ? 200 : 503)
      .header('cache-control', 'no-store')
      .send({ status: isReady ? 'ready' : 'not ready' });
  });
  server.get('/metrics', async (request, reply) => {
    await parts.demandMetricsReader(request);
    const { registry } = parts.metrics;
    return reply
      .header('content-type', registry.contentType)
      .header('cache-control', 'no-store')
      .send(await registry.metrics());
  });
}
