import type { AccountLink } from '@earshot/contracts';
import { createSignal, onMount, Show } from 'solid-js';
import { copyText } from '../../../controls/copy-text.ts';
import { useI18n } from '../../../i18n/index.tsx';
import { useFrame } from '../../frame-context.ts';

interface HandedLinkProps {
  name: string;
  link: AccountLink;
  /** Whoever reads with their ears is led to it: it is what was asked for, and it is shown once. */
  takesFocus?: boolean;
  onDone: () => void;
}

/** A link to hand on, shown this once. */
export function HandedLink(props: HandedLinkProps) {
  const { t, format } = useI18n();
  const { timeZone } = useFrame();
  const [copied, setCopied] = createSignal<boolean>();
  let card!: HTMLElement;
  const until = () =>
    `${format().date(props.link.expiresAt, timeZone())} ${format().time(props.link.expiresAt, timeZone())}`;
  const copy = async () => setCopied(await copyText(props.link.url));
  onMount(() => {
    if (props.takesFocus) card.focus();
  });
  return (
    <section
      ref={card}
      class="secret handed-link"
      tabindex="-1"
      aria-label={t('people.linkFor', { name: props.name })}
    >
      <h3>{t('people.linkFor', { name: props.name })}</h3>
      <p>{t('people.linkHow', { time: until() })}</p>
      <p>
        <code>{props.link.url}</code>
      </p>
      <p class="settings-acts">
        <button type="button" class="main" onClick={() => void copy()}>
          {t(copied() === true ? 'people.copied' : 'people.copy')}
        </button>
        <button type="button" class="quiet" onClick={() => props.onDone()}>
          {t('people.done')}
        </button>
      </p>
      <p role="status">
        <Show when={copied() === false}>{t('people.notCopied')}</Show>
      </p>
    </section>
  );
}
