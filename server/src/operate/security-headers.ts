import type { IncomingMessage, ServerResponse } from 'node:http';
import helmet from 'helmet';
import type { Config } from '../config.ts';

/** Puts headers on an answer that is not yet sent: the shape of Helmet, which Socket.IO takes as it is. */
export type Protect = (request: IncomingMessage, answer: ServerResponse, next: () => void) => void;

/**
 * Headers that make a browser refuse what Earshot never does: foreign or inline code, foreign connections, frames
 * other than those allowed, text turned into markup outside the page's one Trusted Types policy. Helmet's, where
 * nothing is said here; put together once, and not for every answer anew.
 */
export function protection({ frameAncestors, publicUrl }: Config): Protect {
  const mayBeFramed = frameAncestors.length > 0;
  const isHttps = publicUrl?.startsWith('https:') === true;
  const withHelmet = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        'script-src': ["'self'"],
        'style-src': ["'self'"],
        'img-src': ["'self'", 'data:'],
        'font-src': ["'self'"],
        // In every browser of today 'self' takes in ws: and wss: of the same host.
        'connect-src': ["'self'"],
        'manifest-src': ["'self'"],
        'base-uri': ["'none'"],
        'form-action': ["'self'"],
        'frame-ancestors': mayBeFramed ? frameAncestors : ["'none'"],
        'require-trusted-types-for': ["'script'"],
        'trusted-types': ['solid-templates'],
      },
    },
    strictTransportSecurity: isHttps && { maxAge: 15_552_000, includeSubDomains: false },
    // frame-ancestors says it better, and this header would contradict an allowed one.
    xFrameOptions: !mayBeFramed && { action: 'deny' },
  });
  return (request, answer, next) => {
    // The one that Helmet leaves out.
    answer.setHeader('permissions-policy', 'camera=(), microphone=(), geolocation=(), payment=(), usb=()');
    withHelmet(request, answer, next);
  };
}
