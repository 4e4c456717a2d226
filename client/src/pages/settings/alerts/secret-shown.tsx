import type { NewAlertRule } from '@earshot/contracts';
import { onMount } from 'solid-js';
import { useI18n } from '../../../i18n/index.tsx';

/** The key of a rule's messages, shown this once. */
export function SecretShown(props: { rule: NewAlertRule; onDone: () => void }) {
  const { t } = useI18n();
  let card!: HTMLElement;
  // It is what was asked for, and it is shown once: whoever reads with their ears is led to it.
  onMount(() => card.focus());
  const title = () => t('alerts.secret.title', { name: props.rule.name });
  return (
    <section ref={card} class="secret" tabindex="-1" aria-label={title()}>
      <h3>{title()}</h3>
      <p>{t('alerts.secret.how')}</p>
      <p>
        <code>{props.rule.webhookSecret}</code>
      </p>
      <button type="button" class="main" onClick={() => props.onDone()}>
        {t('alerts.secret.done')}
      </button>
    </section>
  );
}
