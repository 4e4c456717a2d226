import { createEffect, onCleanup } from 'solid-js';

export interface WallRoot {
  theme: 'light' | 'dark';
  /** A BCP 47 tag. */
  language: string;
  /** Left free at each edge. */
  overscanPercent: number;
}

/** Makes the whole document a wall for as long as the owner lives: everything in it is a part of its height. */
export function createWallRoot(look: () => WallRoot): void {
  const root = document.documentElement;
  createEffect(() => {
    const { theme, language, overscanPercent } = look();
    root.dataset.wall = '';
    root.dataset.theme = theme;
    root.lang = language;
    root.style.setProperty('--inside', String(1 - (2 * overscanPercent) / 100));
  });
  onCleanup(() => {
    delete root.dataset.wall;
    root.style.removeProperty('--inside');
  });
}
