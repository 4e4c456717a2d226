import { createEffect, type JSX } from 'solid-js';
import { useI18n } from '../i18n/index.tsx';
import { Brand } from './brand.tsx';
import './plain-page.css';

/** A page with one thing to say. */
export function PlainPage(props: { title: string; children?: JSX.Element }) {
  const { t } = useI18n();
  createEffect(() => {
    document.title = `${props.title} · ${t('app.name')}`;
  });
  return (
    <main class="plain-page">
      <Brand />
      <h1>{props.title}</h1>
      {props.children}
    </main>
  );
}
