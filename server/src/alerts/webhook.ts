import { request as requestByHttp } from 'node:http';
import { type RequestOptions, request as requestByHttps } from 'node:https';
import { isIP } from 'node:net';
import type { AlertMessage } from '@earshot/contracts';
import { Webhook } from 'standardwebhooks';
import { isPublicAddress, publicLookup } from './addresses.ts';

/** Who is sent to has so long to answer, from the look-up of its name on. */
const WITHIN_MS = 10_000;

export interface Sending {
  url: string;
  /** `whsec_…` */
  secret: string;
  message: AlertMessage;
  nowMs: number;
  /** Also to addresses that are not public, and without TLS. */
  mayBePrivate: boolean;
  /** Ends it early. */
  signal: AbortSignal;
}

/** Why an address is not sent to, in words; undefined where it may be. What its name leads to is looked at when it is sent. */
export function faultOfUrl(url: string, mayBePrivate: boolean): string | undefined {
  const { protocol, username, password, hostname } = new URL(url);
  if (username !== '' || password !== '') return 'must hold no name and password';
  if (mayBePrivate) return undefined;
  if (protocol !== 'https:') return 'must begin with https://';
  const host = hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0 && !isPublicAddress(host)) return 'must be an address of the public internet';
  return undefined;
}

/**
 * Sends an alert once, signed as Standard Webhooks say; answers the status that came back, undefined where none came in time. It
 * follows no redirect, and reads nothing of what is answered.
 */
export function sendWebhook(sending: Sending): Promise<number | undefined> {
  const { url, secret, message, nowMs, mayBePrivate, signal } = sending;
  if (faultOfUrl(url, mayBePrivate) !== undefined) return Promise.resolve(undefined);
  const body = JSON.stringify(message);
  const { id } = message.data;
  const options: RequestOptions = {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      'user-agent': 'Earshot',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(nowMs / 1000)),
      'webhook-signature': new Webhook(secret).sign(id, new Date(nowMs), body),
    },
    // A connection of its own: none that was made before goes to an address that was not looked at.
    agent: false,
    signal: AbortSignal.any([signal, AbortSignal.timeout(WITHIN_MS)]),
    ...(!mayBePrivate && { lookup: publicLookup }),
  };
  const request = new URL(url).protocol === 'https:' ? requestByHttps : requestByHttp;
  return new Promise((resolve) => {
    const sent = request(url, options, (response) => {
      resolve(response.statusCode);
      response.destroy();
    });
    sent.on('error', () => resolve(undefined));
    sent.end(body);
  });
}
