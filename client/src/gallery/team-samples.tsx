import type { TeamOverview } from '@earshot/contracts';
import { createSignal, For } from 'solid-js';
import { DealRow } from '../pages/deals/deal-row.tsx';
import '../pages/deals/deals-page.css';
import { type Frame, FrameContext } from '../pages/frame-context.ts';
import '../pages/panel.css';
import { SellerApart } from '../pages/seller/seller-apart.tsx';
import { SellerFigures } from '../pages/seller/seller-figures.tsx';
import '../pages/seller/seller.css';
import { COURSES, type Course } from '../pages/team/courses.ts';
import '../pages/team/team.css';
import { TeamCards } from '../pages/team/team-cards.tsx';
import { TeamCourses } from '../pages/team/team-courses.tsx';
import { TeamInsights } from '../pages/team/team-insights.tsx';
import { orderOf, ranked } from '../pages/team/team-order.ts';
import { TeamTable } from '../pages/team/team-table.tsx';
import { DEALS, SELLERS, TEAMS } from './team-fixtures.ts';

/** As much of a page's frame as these parts ask for: nothing of it is live. */
const still: Pick<Frame, 'request' | 'choose' | 'timeZone' | 'currency'> = {
  request: () => ({ scope: 'all', period: { kind: 'thisMonth' } }),
  choose: () => {},
  timeZone: () => 'UTC',
  currency: () => 'EUR',
};

/** The team, one seller and the deals, in every state that figures bring about. */
export function TeamSamples() {
  return (
    <FrameContext.Provider value={still as Frame}>
      <For each={Object.entries(TEAMS)}>{([name, overview]) => <TeamSample name={name} of={overview} />}</For>
      <For each={Object.entries(SELLERS)}>
        {([name, details]) => (
          <section class="panel" aria-label={`seller, ${name}`}>
            <h2>Seller, {name}</h2>
            <SellerApart of={details} />
            <SellerFigures of={details} />
          </section>
        )}
      </For>
      <section class="panel" aria-label="deals">
        <h2>Deals</h2>
        <ul class="deal-rows">
          <For each={DEALS}>{(deal) => <DealRow deal={deal} />}</For>
        </ul>
      </section>
    </FrameContext.Provider>
  );
}

function TeamSample(props: { name: string; of: TeamOverview }) {
  const [order, setOrder] = createSignal(orderOf({}));
  const [course, setCourse] = createSignal<Course>(COURSES[0]);
  const sellers = () => ranked(props.of.sellers, order());
  return (
    <section class="panel" aria-label={`team, ${props.name}`}>
      <h2>Team, {props.name}</h2>
      <TeamInsights of={props.of} />
      <TeamTable overview={props.of} sellers={sellers()} order={order()} onOrder={setOrder} />
      <TeamCards overview={props.of} sellers={sellers()} order={order()} onOrder={setOrder} />
      <TeamCourses overview={props.of} sellers={sellers()} course={course()} onChoose={setCourse} />
    </section>
  );
}
