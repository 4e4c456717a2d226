import { onMount, Show } from 'solid-js';
import type { Session } from '../access/session.ts';
import { Dashboard } from './dashboard.tsx';
import { SignedOut } from './signed-out.tsx';

/** The team's calls as they happen, for those who are signed in. */
export function Home(props: { session: Session }) {
  onMount(() => void props.session.check());
  return (
    <Show when={props.session.state() !== 'signedOut'} fallback={<SignedOut session={props.session} />}>
      <Dashboard session={props.session} />
    </Show>
  );
}
