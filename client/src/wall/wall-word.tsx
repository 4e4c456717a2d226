import { useI18n } from '../i18n/index.tsx';
import './wall-notices.css';
import './wall.css';
import { createWallRoot } from './wall-root.ts';

/** One sentence on a wall that has nothing else to show. */
export function WallWord(props: { text: string }) {
  const { locale } = useI18n();
  createWallRoot(() => ({ theme: 'dark', language: locale(), overscanPercent: 2 }));
  return (
    <main class="wall">
      <div class="wall-inside">
        <p class="wall-notice" role="status">
          {props.text}
        </p>
      </div>
    </main>
  );
}
