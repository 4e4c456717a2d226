import { Route, Router } from '@solidjs/router';
import { lazy, Suspense } from 'solid-js';
import { createSession } from './access/session.ts';
import { I18nProvider } from './i18n/index.tsx';
import { Enter } from './pages/enter.tsx';
import { Home } from './pages/home.tsx';
import { NotFound } from './pages/not-found.tsx';

const Gallery = lazy(async () => ({ default: (await import('./gallery/gallery.tsx')).Gallery }));

/** Every page by its address. */
export function App() {
  const session = createSession();
  return (
    <I18nProvider>
      <Router root={(props) => <Suspense>{props.children}</Suspense>} preload={false}>
        <Route path="/" component={() => <Home session={session} />} />
        <Route path="/enter" component={() => <Enter session={session} />} />
        <Route path="/gallery" component={Gallery} />
        <Route path="*" component={NotFound} />
      </Router>
    </I18nProvider>
  );
}
