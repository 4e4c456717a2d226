import '../store/records.ts';
import { createClient } from 'redis';
export const planted = createClient;
