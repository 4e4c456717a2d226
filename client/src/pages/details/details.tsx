import type { TermList } from '@earshot/contracts';
import { useParams } from '@solidjs/router';
import { Match, Switch } from 'solid-js';
import { NotFound } from '../not-found.tsx';
import './details.css';
import { SentimentPage } from './sentiment-page.tsx';
import { TermsPage } from './terms-page.tsx';

const LISTS: readonly TermList[] = ['keywords', 'competitors', 'brands', 'bestPractice'];

/** What lies behind a tile about what is said: its course over time, each part of it, and the calls. */
export function Details() {
  const params = useParams<{ list: string }>();
  const list = () => LISTS.find((known) => known === params.list);
  return (
    <Switch fallback={<NotFound />}>
      <Match when={params.list === 'sentiment'}>
        <SentimentPage />
      </Match>
      <Match when={list()} keyed>
        {(known) => <TermsPage list={known} />}
      </Match>
    </Switch>
  );
}
