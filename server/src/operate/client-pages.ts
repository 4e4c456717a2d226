import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
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

export interface ClientPages {
  /** Folder of the built page. */
  clientDir: string;
  /** Names the server's build: written into the page, which so knows that it is of another one than the server it meets. */
  build: string;
}

/**
 * Serves the built page: files whose names carry a hash of their content for ever, all others afresh, and the page
 * itself under every address that a page may have. Open to all: it holds no data.
 */
export async function addClientPages(
  server: FastifyInstance,
  { clientDir, build }: ClientPages,
): Promise<void> {
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
    const page = join(clientDir, 'index.html');
    pages.get('/*', async (request, reply) => {
      const missing = NO_PAGE.test(request.url)
        ? 'There is nothing at this address.'
        : existsSync(page)
          ? undefined
          : 'The page has not been built.';
      if (missing !== undefined) {
        send(reply, new Refused({ code: 'not_found', message: missing }));
        return reply;
      }
      return reply
        .headers({ 'cache-control': 'no-store', vary: 'accept-encoding' })
        .type('text/html; charset=utf-8')
        .send(marked(await readFile(page, 'utf8'), build));
    });
  });
}

/** @param build letters, digits, dots and a plus: nothing that markup would take for its own */
const marked = (html: string, build: string) =>
  html.replace('<head>', `<head>\n    <meta name="earshot-build" content="${build}" />`);

const cachingOf = (file: string) =>
  file.startsWith('assets') ? 'public, max-age=31536000, immutable' : 'no-cache';
