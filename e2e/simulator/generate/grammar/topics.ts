import { CARE } from './care.ts';
import { MONEY } from './money.ts';
import type { Topic } from './topic.ts';
import { TRUST } from './trust.ts';
import { WORK } from './work.ts';

export const TOPICS: readonly Topic[] = [...MONEY, ...TRUST, ...WORK, ...CARE];
