import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import Provider, { type Configuration } from 'oidc-provider';

export const CLIENT = { id: 'earshot', secret: 'a secret of the client' };

/** Who can sign in at the test's provider, by name. */
export interface ProviderPerson {
  email: string;
  isVerified: boolean;
}

/** A real OpenID provider of a test's own, on a free port. */
export interface TestProvider extends AsyncDisposable {
  readonly issuer: string;
  /** Stops answering, and answers again on the same port. */
  stop(): Promise<void>;
  start(): Promise<void>;
}

/** Where the provider asks who somebody is: an address to which `?login=<name>` is the answer. */
export const ASKS = '/who';
const HOUR_SEC = 3600;

/** Starts a provider that knows `people` and sends browsers back to `redirectUri`. */
export async function startProvider(
  people: Record<string, ProviderPerson>,
  { redirectUri, ...further }: { redirectUri: string } & Partial<Configuration>,
): Promise<TestProvider> {
  const port = await freePort();
  const issuer = `http://127.0.0.1:${port}`;
  const provider: Provider = new Provider(issuer, {
    clients: [
      {
        ...{ client_id: CLIENT.id, client_secret: CLIENT.secret },
        ...{ redirect_uris: [redirectUri], grant_types: ['authorization_code'] },
      },
    ],
    cookies: { keys: ['of a test'] },
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    pkce: { required: () => true },
    ttl: {
      AccessToken: HOUR_SEC,
      Grant: HOUR_SEC,
      IdToken: HOUR_SEC,
      Interaction: HOUR_SEC,
      Session: HOUR_SEC,
    },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, { uid }) => `${ASKS}/${uid}` },
    // Whoever signs in agrees.
    loadExistingGrant: async ({ oidc }) => {
      const grant = new provider.Grant({ accountId: oidc.session!.accountId!, clientId: CLIENT.id });
      grant.addOIDCScope('openid email');
      await grant.save();
      return grant;
    },
    findAccount: (_context, sub) => {
      const person = people[sub];
      if (!person) return undefined;
      const claims = { sub, email: person.email, email_verified: person.isVerified };
      return { accountId: sub, claims: () => claims };
    },
    ...further,
  });
  const answer = provider.callback();
  let server: Server | undefined;
  const start = async () => {
    server = createServer((request, reply) => {
      const { pathname, searchParams } = new URL(request.url!, issuer);
      if (!pathname.startsWith(ASKS)) return void answer(request, reply);
      const login = { accountId: searchParams.get('login') ?? '' };
      provider.interactionFinished(request, reply, { login }).catch(() => reply.writeHead(500).end());
    }).listen(port, '127.0.0.1');
    await once(server, 'listening');
  };
  const stop = async () => {
    server?.closeAllConnections();
    await new Promise((resolve) => (server ? server.close(resolve) : resolve(undefined)));
    server = undefined;
  };
  await start();
  return { issuer, start, stop, [Symbol.asyncDispose]: stop };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}
