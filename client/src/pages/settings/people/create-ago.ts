import { useI18n } from '../../../i18n/index.tsx';
import { createClock } from '../../../sections/clock.ts';
import { useFrame } from '../../frame-context.ts';

const MINUTE_MS = 60_000;

/** How long ago something was, in words that stay true: they change with the server's clock. */
export function createAgo(): (at: string) => string {
  const { t, format } = useI18n();
  const { connection } = useFrame();
  const now = createClock(connection.nowMs, () => false);
  return (at) => {
    const agoMs = now() - Date.parse(at);
    return agoMs < MINUTE_MS ? t('ago.now') : format().ago(agoMs / 1_000);
  };
}
