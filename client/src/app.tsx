import { Route, Router, type RouteSectionProps } from '@solidjs/router';
import { onCleanup, onMount } from 'solid-js';
import { createSession } from './access/session.ts';
import { I18nProvider } from './i18n/index.tsx';
import { Enter } from './pages/enter.tsx';
import { Frame } from './pages/frame.tsx';
import { Home } from './pages/home.tsx';
import { Join } from './pages/join.tsx';
import { type LoadedPage, loadPage } from './pages/load-page.tsx';
import { NotFound } from './pages/not-found.tsx';

const Screen = loadPage(async () => (await import('./pages/screen/screen.tsx')).Screen, {
  isUnattended: true,
});
const Gallery = loadPage(async () => (await import('./gallery/gallery.tsx')).Gallery);

/** The pages beside the home page, each in a module of its own. */
const PAGES: Record<string, LoadedPage> = {
  '/details/:list': loadPage(async () => (await import('./pages/details/details.tsx')).Details),
  '/calls': loadPage(async () => (await import('./pages/calls/calls.tsx')).Calls),
  '/calls/:callId': loadPage(async () => (await import('./pages/call/call.tsx')).Call),
  '/team': loadPage(async () => (await import('./pages/team/team.tsx')).Team),
  '/sellers/:sellerId': loadPage(async () => (await import('./pages/seller/seller.tsx')).Seller),
  '/deals': loadPage(async () => (await import('./pages/deals/deals.tsx')).Deals),
  '/settings/:part?': loadPage(async () => (await import('./pages/settings/settings.tsx')).Settings),
};

/** The first page is there by then, and has the line to itself until then. */
const LOAD_AHEAD_AFTER_MS = 5_000;

/** Every page by its address. */
export function App() {
  const session = createSession();
  onMount(() => {
    const timer = setTimeout(async () => {
      for (const page of Object.values(PAGES)) await page.ahead();
    }, LOAD_AHEAD_AFTER_MS);
    onCleanup(() => clearTimeout(timer));
  });
  return (
    <I18nProvider>
      <Router preload={false}>
        <Route path="/enter" component={() => <Enter session={session} />} />
        <Route path="/join" component={() => <Join session={session} />} />
        <Route path="/screen" component={Screen} />
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
