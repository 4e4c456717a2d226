import { type Accessor, createSignal } from 'solid-js';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const KEPT_AS = 'earshot.theme';

function kept(): Theme {
  const name = localStorage.getItem(KEPT_AS);
  return THEMES.find((theme) => theme === name) ?? 'system';
}

/** Puts the kept theme on `<html>` for the styles to read; done before anything is drawn. */
export function showKeptTheme(): void {
  const theme = kept();
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

/** Light, dark, or as the reader's system is; kept in this browser. */
export function createTheme(): [Accessor<Theme>, (theme: Theme) => void] {
  const [theme, setTheme] = createSignal(kept());
  return [
    theme,
    (next) => {
      localStorage.setItem(KEPT_AS, next);
      setTheme(next);
      showKeptTheme();
    },
  ];
}
