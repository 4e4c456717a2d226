import { Route, Router, type RouteSectionProps } from '@solidjs/router';
import { type Component, lazy, Suspense } from 'solid-js';
import { createSession } from './access/session.ts';
import { I18nProvider } from './i18n/index.tsx';
import { Enter } from './pages/enter.tsx';
import { Frame } from './pages/frame.tsx';
import { Home } from './pages/home.tsx';
import { NotFound } from './pages/not-found.tsx';

const Gallery = lazy(async () => ({ default: (await import('./gallery/gallery.tsx')).Gallery }));

/** The pages beside the home page, each loaded when it is first asked for. */
const PAGES: Record<string, Component> = {
  '/details/:list': lazy(async () => ({ default: (await import('./pages/details/details.tsx')).Details })),
  '/calls': lazy(async () => ({ default: (await import('./pages/calls/calls.tsx')).Calls })),
  '/calls/:callId': lazy(async () => ({ default: (await import('./pages/call/call.tsx')).Call })),
  '/team': lazy(async () => ({ default: (await import('./pages/team/team.tsx')).Team })),
  '/sellers/:sellerId': lazy(async () => ({ default: (await import('./pages/seller/seller.tsx')).Seller })),
  '/deals': lazy(async () => ({ default: (await import('./pages/deals/deals.tsx')).Deals })),
  '/settings/:part?': lazy(async () => ({
    default: (await import('./pages/settings/settings.tsx')).Settings,
  })),
};

/** Every page by its address. */
export function App() {
  const session = createSession();
  return (
    <I18nProvider>
      <Router root={(props) => <Suspense>{props.children}</Suspense>} preload={false}>
        <Route path="/enter" component={() => <Enter session={session} />} />
        <Route path="/gallery" component={Gallery} />
        <Route
          path="/"
          component={(props: RouteSectionProps) => <Frame session={session}>{props.children}</Frame>}
        >
          <Route path="/" component={Home} />
          {Object.entries(PAGES).map(([path, page]) => (
            <Route path={path} component={page} />
          ))}
        </Route>
        <Route path="*" component={NotFound} />
      </Router>
    </I18nProvider>
  );
}
