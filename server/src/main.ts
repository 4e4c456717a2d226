import { setTimeout as sleep } from 'node:timers/promises';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Accounts } from './access/accounts.ts';
import { joinLinkOf } from './access/public-address.ts';
import { createApp } from './app.ts';
import { type Config, readConfig } from './config.ts';
import { Lifecycle } from './operate/lifecycle.ts';
import { Log } from './operate/log.ts';
import { StoreUnavailable } from './store/failures.ts';

/** A start waits so long for a Redis that is itself starting, or reading its file. */
const REDIS_PATIENCE_MS = 60_000;
const END_WITHIN_MS = 4_700;
/** A shorter token than this can be guessed by whoever reaches the server. */
const SAFE_TOKEN_LENGTH = 16;

/** The application, as soon as the store answers. */
async function createWithPatience(config: Config): Promise<NestFastifyApplication> {
  const startedAtMs = performance.now();
  for (let tries = 1; ; tries++) {
    try {
      return await createApp(config);
    } catch (error) {
      if (!(error instanceof StoreUnavailable) || performance.now() - startedAtMs > REDIS_PATIENCE_MS)
        throw error;
      if (tries === 1) console.error('Redis does not answer yet; it is waited for.');
      await sleep(500);
    }
  }
}

/** Ends at the first signal, in the order that `Lifecycle` tells, and within 5 s whatever happens. */
function endWhenAsked(app: NestFastifyApplication): void {
  const log = app.get(Log);
  const end = async (reason: string) => {
    if (app.get(Lifecycle).isEnding) return;
    app.get(Lifecycle).end();
    log.log(`Ending: ${reason}`);
    setTimeout(() => {
      log.error('Ending took too long; what is under way is left to other processes');
      process.exit(1);
    }, END_WITHIN_MS).unref();
    await app.close();
    process.exit();
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void end(signal));
  // Whoever started this process with a channel to it is gone.
  process.on('disconnect', () => void end('the starting process has ended'));
  // A rejection that nobody awaited harms no state: everything durable is Redis' own single step.
  process.on('unhandledRejection', (error) =>
    log.failure('A promise failed and nobody waited for it', error),
  );
  process.on('uncaughtException', (error) => {
    log.failure('An error that nobody expected', error);
    process.exitCode = 1;
    void end('an unexpected error');
  });
}

/** The address under which this machine reaches the server. */
function localAddress(app: NestFastifyApplication, host: string): string {
  const address: unknown = app.getHttpServer().address();
  const port = typeof address === 'object' && address !== null && 'port' in address ? address.port : '';
  const isEverywhere = host === '0.0.0.0' || host === '::';
  return `http://${isEverywhere ? 'localhost' : host.includes(':') ? `[${host}]` : host}:${String(port)}`;
}

async function start(config: Config): Promise<void> {
  const app = await createWithPatience(config);
  endWhenAsked(app);
  await app.listen(config.port, config.host);
  app.get(Lifecycle).started();
  const address = localAddress(app, config.host);
  console.log(`Earshot is ready: ${address}`);
  if ((config.adminToken?.length ?? SAFE_TOKEN_LENGTH) < SAFE_TOKEN_LENGTH)
    app.get(Log).warn(`EARSHOT_ADMIN_TOKEN has less than ${SAFE_TOKEN_LENGTH} characters: it can be guessed`);
  // Whoever has an admin's token can ask for this link.
  if (config.adminToken !== undefined) return;
  const link = await app.get(Accounts).firstLink();
  if (link)
    console.log(
      `Make the first admin, once, within a day: ${joinLinkOf(config.publicUrl ?? address, link.code)}`,
    );
}

const read = readConfig(process.env);
if ('faults' in read) {
  for (const fault of read.faults) console.error(fault);
  process.exit(1);
}
start(read.config).catch((error: unknown) => {
  const message = error instanceof Error ? error.message : String(error);
  console.error(`Earshot could not start: ${message}`);
  if (read.config.logLevel === 'debug') console.error(error);
  process.exit(1);
});
