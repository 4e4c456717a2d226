import { createSignal, For, Show } from 'solid-js';
import { copyText } from '../controls/copy-text.ts';
import { useI18n } from '../i18n/index.tsx';
import './empty-notice.css';
import { firstCallCommand } from './first-call.ts';

/** What an organisation sees before its first call: how to send one, and how to see a team at work. */
export function EmptyNotice() {
  const { t } = useI18n();
  const [copied, setCopied] = createSignal<{ command: string; isThere: boolean }>();
  const commands = [
    { text: () => t('home.emptyText'), command: firstCallCommand(location.origin, Date.now()) },
    {
      text: () => t('home.emptyPlay'),
      command: `npm run simulate -- --url ${location.origin} --trackers --history 60 --live`,
    },
  ];
  const copy = async (command: string) => setCopied({ command, isThere: await copyText(command) });
  const isCopied = (command: string) => copied()?.isThere === true && copied()?.command === command;
  return (
    <section class="notice empty">
      <h2>{t('home.emptyTitle')}</h2>
      <For each={commands}>
        {({ text, command }) => (
          <>
            <p>{text()}</p>
            <div class="command">
              <pre tabindex="0">{command}</pre>
              <button type="button" class="quiet" onClick={() => void copy(command)}>
                {t(isCopied(command) ? 'home.copied' : 'home.copy')}
              </button>
            </div>
          </>
        )}
      </For>
      <Show when={copied()?.isThere === false}>
        <p role="alert">{t('people.notCopied')}</p>
      </Show>
    </section>
  );
}
