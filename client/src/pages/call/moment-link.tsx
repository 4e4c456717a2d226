import { useI18n } from '../../i18n/index.tsx';
import { momentUrl } from '../calls-list/moment-url.ts';

/** A moment of this call, as a link: a plain press goes there without leaving the page. */
export function MomentLink(props: { callId: string; atSec: number; onGo: () => void; name?: string }) {
  const { t, format } = useI18n();
  const press = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    props.onGo();
  };
  const time = () => format().duration(props.atSec);
  return (
    <a
      class="moment"
      href={momentUrl(props.callId, props.atSec)}
      on:click={press}
      aria-label={props.name ?? t('callPage.goTo', { time: time() })}
    >
      {time()}
    </a>
  );
}
