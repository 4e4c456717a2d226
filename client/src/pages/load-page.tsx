import { type Component, createSignal, onCleanup, Show } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import { useI18n } from '../i18n/index.tsx';

/** A page that is fetched when it is first shown, or before. */
export type LoadedPage = Component & {
  /** Fetches the page, so that going there waits for nothing. Says nothing where it cannot be had: showing it tries again. */
  ahead: () => Promise<void>;
};

interface LoadOptions {
  /** Nobody is there to press a button: where the page could not be had it is loaded anew once the server answers. */
  isUnattended?: boolean;
}

/** A server that answers, but not with this page, is not asked without end. */
const LOOK_AGAIN_MS = 10_000;

/**
 * A page in a module of its own.
 *
 * Solid's `lazy` goes through a transition, in which the page stands in two worlds until the module is there; figures that
 * arrive meanwhile can be read from the wrong one ("Stale read from <Show>"). On pages that are never still this comes about.
 */
export function loadPage(load: () => Promise<Component>, options: LoadOptions = {}): LoadedPage {
  let page: Component | undefined;
  const find = async () => {
    page ??= await load().catch(() => undefined);
    return page;
  };
  return Object.assign(() => <Awaited known={page} find={find} {...options} />, {
    ahead: async () => void (await find()),
  });
}

interface AwaitedProps extends LoadOptions {
  known: Component | undefined;
  find: () => Promise<Component | undefined>;
}

function Awaited(props: AwaitedProps) {
  const { t } = useI18n();
  const [page, setPage] = createSignal(props.known);
  const [isMissing, setMissing] = createSignal(false);
  if (props.known === undefined)
    void props.find().then((found) => {
      setPage(() => found);
      setMissing(found === undefined);
      if (found === undefined && props.isUnattended) reloadOnceServed();
    });
  let timer: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(timer));
  function reloadOnceServed() {
    timer = setTimeout(
      async () => {
        const answer = await fetch('/', { cache: 'no-store' }).catch(() => undefined);
        if (answer?.ok) location.reload();
        else reloadOnceServed();
      },
      LOOK_AGAIN_MS * (0.5 + Math.random()),
    );
  }
  return (
    <Show when={page() === undefined} fallback={<Dynamic component={page()} />}>
      <p class="page-waiting" role="status">
        {t(isMissing() ? 'app.pageMissing' : 'app.loading')}
      </p>
      <Show when={isMissing()}>
        <button type="button" class="main" onClick={() => location.reload()}>
          {t('app.reload')}
        </button>
      </Show>
    </Show>
  );
}
