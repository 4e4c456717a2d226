import { fileURLToPath } from 'node:url';

/** Where 29 real consultations (PriMock57, CC BY 4.0) lie beside a checkout; tests of them are skipped where they do not. */
export const REAL_CALLS = fileURLToPath(
  new URL('../../../shared/data/primock-public.ndjson.gz', import.meta.url),
);
export const NO_REAL_CALLS = `there are no real consultations at ${REAL_CALLS}`;
