import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import compress from '@fastify/compress';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { Refused } from './problem.ts';
import { send } from './problem-filter.ts';

/** Addresses that are no page's: what is unknown among them is answered as unknown. */
const NO_PAGE = /^\/(v1|socket\.io|assets|healthz|readyz|metrics)(\/|\?|$)/;
/** Whatever a build may have named: looked up when it is asked for, since a later build brings others. */
const ASSET = '/assets/:file(^\\w[\\w.-]{0,200}$)';

/**
 * Serves the built page: files whose names carry a hash of their content for ever, all others afresh, and the page
 * itself under every address that a page may have. Open to all: it holds no data.
 */
export async function addClientPages(server: FastifyInstance, clientDir: string): Promise<void> {
  await server.register(async (pages) => {
    await pages.register(compress, { globalDecompression: false, threshold: 1024 });
    await pages.register(fastifyStatic, {
      root: clientDir,
      wildcard: false,
      index: false,
      cacheControl: false,
      globIgnore: ['index.html', 'assets/**'],
      // Caches keep the compressed and the plain answer apart, whichever of them they meet first.
      setHeaders: (reply, file) =>
        void reply.headers({
          'cache-control': cachingOf(relative(clientDir, file)),
          vary: 'accept-encoding',
        }),
    });
    pages.get<{ Params: { file: string } }>(ASSET, (request, reply) =>
      reply.sendFile(`assets/${request.params.file}`),
    );
    pages.get('/*', (request, reply) => {
      if (NO_PAGE.test(request.url))
        return send(reply, new Refused({ code: 'not_found', message: 'There is nothing at this address.' }));
      if (!existsSync(join(clientDir, 'index.html')))
        return send(reply, new Refused({ code: 'not_found', message: 'The page has not been built.' }));
      return reply.sendFile('index.html');
    });
  });
}

function cachingOf(file: string): string {
  if (file === 'index.html') return 'no-store';
  return file.startsWith('assets') ? 'public, max-age=31536000, immutable' : 'no-cache';
}
