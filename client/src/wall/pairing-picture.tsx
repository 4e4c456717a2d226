import { Show } from 'solid-js';
import { useI18n } from '../i18n/index.tsx';
import type { PairingState } from './pairing.ts';
import './pairing.css';
import { QrCode } from './qr-code.tsx';
import './wall.css';
import './wall-notices.css';
import { createWallRoot } from './wall-root.ts';

export interface PairingPictureProps {
  state: PairingState;
  /** Where the server is, as this browser reaches it. */
  origin: string;
  /** This browser was a screen until it was taken off; its name, where that is known. */
  revoked?: { name: string | undefined } | undefined;
}

/** A screen that belongs to nobody yet: a code to type in elsewhere, in letters and as a picture, and what to do with it. */
export function PairingPicture(props: PairingPictureProps) {
  const { t, locale } = useI18n();
  createWallRoot(() => ({ theme: 'dark', language: locale(), overscanPercent: 2 }));
  const address = (code: string) => `${props.origin}/settings/screens?code=${encodeURIComponent(code)}`;
  return (
    <main class="wall pairing">
      <div class="wall-inside">
        <p class="pairing-brand">{t('app.name')}</p>
        <Show when={props.revoked}>
          {(revoked) => (
            <p class="wall-band outdated" role="status">
              <Show when={revoked().name} fallback={t('wall.pairing.revoked')}>
                {(name) => t('wall.pairing.revokedNamed', { name: name() })}
              </Show>
            </p>
          )}
        </Show>
        <h1>{t('wall.pairing.title')}</h1>
        <Show
          when={props.state.code}
          fallback={<p class="wall-notice">{t(`wall.pairing.${props.state.trouble ?? 'asking'}`)}</p>}
        >
          {(code) => (
            <div class="pairing-ways">
              <section>
                <p>{t('wall.pairing.steps')}</p>
                <p class="pairing-code" translate="no">
                  {code()}
                </p>
                <p class="pairing-quiet">{t('wall.pairing.by')}</p>
                <p class="pairing-trouble" role="status">
                  <Show when={props.state.trouble}>{(trouble) => t(`wall.pairing.${trouble()}`)}</Show>
                </p>
              </section>
              <section class="pairing-scan">
                <QrCode text={address(code())} label={t('wall.pairing.qr')} />
                <p>{t('wall.pairing.scan')}</p>
              </section>
            </div>
          )}
        </Show>
      </div>
    </main>
  );
}
