import type { FastifyInstance } from 'fastify';

/**
 * Headers that make a browser refuse what Earshot never does: foreign or inline code, foreign connections, frames
 * other than those allowed, text turned into markup outside the page's one Trusted Types policy. Written once, and not
 * for every answer anew.
 */
export function securityHeaders(options: {
  frameAncestors: readonly string[];
  isHttps: boolean;
}): Record<string, string> {
  const mayBeFramed = options.frameAncestors.length > 0;
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    // In every browser of today 'self' takes in ws: and wss: of the same host.
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    `frame-ancestors ${mayBeFramed ? options.frameAncestors.join(' ') : "'none'"}`,
    "require-trusted-types-for 'script'",
    'trusted-types solid-templates',
  ];
  return {
    'content-security-policy': policy.join(';'),
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'origin-agent-cluster': '?1',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-dns-prefetch-control': 'off',
    'x-permitted-cross-domain-policies': 'none',
    // frame-ancestors says it better, and this header would contradict an allowed one.
    ...(mayBeFramed ? {} : { 'x-frame-options': 'DENY' }),
    ...(options.isHttps ? { 'strict-transport-security': 'max-age=15552000' } : {}),
  };
}

/** Puts these headers on every answer. */
export function addHeaders(server: FastifyInstance, headers: Record<string, string>): void {
  server.addHook('onRequest', (_request, reply, done) => {
    void reply.headers(headers);
    done();
  });
}
