import { z } from 'zod';
import { holdersOf } from '../access/permissions.ts';
import type { Route } from './routes.ts';

const stateSchema = z.strictObject({ status: z.string() });

/** The routes that answer in every state of the application, and are no controller's (`operate/health-routes`). */
export const OPERATING_ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: '/healthz',
    status: 200,
    contract: { summary: 'The process lives', answer: stateSchema },
  },
  {
    method: 'GET',
    path: '/readyz',
    status: 200,
    contract: { summary: 'It takes requests: 503 where it does not', answer: stateSchema },
  },
  {
    method: 'GET',
    path: '/metrics',
    status: 200,
    action: 'readMetrics',
    holders: holdersOf('readMetrics'),
    contract: { summary: 'Figures for Prometheus', answer: z.string(), answerType: 'text/plain' },
  },
];
