import { Inject, Injectable } from '@nestjs/common';
import * as openid from 'openid-client';
import { CONFIG, type Config, type ProviderSettings } from '../config.ts';
import { hashOf } from './secrets.ts';

/** A provider that takes longer is not waited for: who signs in is told. */
const PATIENCE_SEC = 5;
/** What a provider says of itself is asked for again after so long; its keys are looked after by the library. */
const ASKED_AGAIN_AFTER_MS = 3600_000;

/** A sign-in that is under way: what the browser brings back with the provider's answer, and what binds that to it. */
export interface Flow {
  state: string;
  nonce: string;
  verifier: string;
}

/** Whom a provider vouches for. */
export interface Identity {
  /** Names them for good, whatever their address: a hash of the issuer and its own name for them. */
  subject: string;
  /** Absent where the provider does not vouch for it. */
  email?: string;
}

/**
 * Somebody else who tells who a person is, by OpenID Connect: the code flow, bound to the browser by state, nonce and PKCE. It is first asked
 * when somebody signs in, so that a server starts without it.
 */
@Injectable()
export class Provider {
  private asked: { atMs: number; answer: Promise<openid.Configuration> } | undefined;

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** Where to send the browser, and what it is to keep meanwhile. Rejects where the provider does not answer. */
  async begin(redirectUri: string): Promise<{ url: URL; flow: Flow }> {
    const flow = {
      ...{ state: openid.randomState(), nonce: openid.randomNonce() },
      verifier: openid.randomPKCECodeVerifier(),
    };
    const url = openid.buildAuthorizationUrl(await this.configuration(), {
      ...{ redirect_uri: redirectUri, scope: 'openid email', state: flow.state, nonce: flow.nonce },
      code_challenge: await openid.calculatePKCECodeChallenge(flow.verifier),
      code_challenge_method: 'S256',
    });
    return { url, flow };
  }

  /** Whom the provider's answer, the address that the browser has come back to, is about. Rejects where it is not to be believed. */
  async finish(answer: URL, { state, nonce, verifier }: Flow): Promise<Identity> {
    const configuration = await this.configuration();
    const tokens = await openid.authorizationCodeGrant(configuration, answer, {
      ...{ expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier },
      idTokenExpected: true,
    });
    const { iss, sub, ...claims } = tokens.claims()!;
    const hasMore = claims.email === undefined && configuration.serverMetadata().userinfo_endpoint;
    const told = hasMore ? await openid.fetchUserInfo(configuration, tokens.access_token, sub) : claims;
    // Some write it as a word.
    const isVerified = told.email_verified === true || String(told.email_verified) === 'true';
    return {
      subject: hashOf(`${iss} ${sub}`),
      ...(isVerified && typeof told.email === 'string' && { email: told.email }),
    };
  }

  private configuration(): Promise<openid.Configuration> {
    const settings = this.config.provider;
    if (!settings) throw new Error('No provider is set up: ask the settings first.');
    const nowMs = performance.now();
    if (this.asked && nowMs - this.asked.atMs < ASKED_AGAIN_AFTER_MS) return this.asked.answer;
    const asked = { atMs: nowMs, answer: discover(settings) };
    // What failed is asked for again by the next one.
    asked.answer.catch(() => {
      if (this.asked === asked) this.asked = undefined;
    });
    this.asked = asked;
    return asked.answer;
  }
}

/** What a provider says of itself, and how we show who we are: by the means that it names first to be had. */
async function discover({ issuer, clientId, clientSecret }: ProviderSettings): Promise<openid.Configuration> {
  // Plain HTTP is for a provider on this machine: the settings take no other.
  const isPlain = issuer.startsWith('http:');
  const execute = isPlain ? [openid.allowInsecureRequests] : [];
  const found = await openid.discovery(new URL(issuer), clientId, undefined, openid.None(), {
    ...{ execute, timeout: PATIENCE_SEC },
  });
  if (clientSecret === undefined) return found;
  const metadata = found.serverMetadata();
  const { token_endpoint_auth_methods_supported: means = ['client_secret_basic'] } = metadata;
  const shown = means.includes('client_secret_basic')
    ? openid.ClientSecretBasic(clientSecret)
    : openid.ClientSecretPost(clientSecret);
  const configuration = new openid.Configuration(metadata, clientId, clientSecret, shown);
  configuration.timeout = PATIENCE_SEC;
  if (isPlain) openid.allowInsecureRequests(configuration);
  return configuration;
}
