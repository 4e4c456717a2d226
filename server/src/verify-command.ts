import { readConfig } from './config.ts';
import { verifyCounters } from './pipeline/verify.ts';
import { openStore } from './store/store.ts';

/** So many drifts are printed one by one. */
const SHOWN = 50;

/** Compares every counter with what the stored calls give. Resolves with the exit code: 0 where all agree. */
async function verify(): Promise<number> {
  const read = readConfig(process.env);
  if ('faults' in read) {
    for (const fault of read.faults) console.error(fault);
    return 2;
  }
  const store = await openStore({ url: read.config.redisUrl });
  try {
    const { calls, deals, engagements, buckets, drifts, moving } = await verifyCounters(store, Date.now());
    for (const { partition, place, name, stored, expected } of drifts.slice(0, SHOWN))
      console.log(`partition ${partition}, ${place}, ${name}: ${stored} is stored, ${expected} is right`);
    if (drifts.length > SHOWN) console.log(`… and ${drifts.length - SHOWN} more`);
    if (moving.length > 0)
      console.log(
        `Partitions ${moving.join(', ')} did not hold still; run this again when fewer calls come in.`,
      );
    console.log(
      `${calls} calls, ${deals} deals, ${engagements} engagements, ${buckets} buckets: ${drifts.length === 0 ? 'no drift' : `${drifts.length} drifts`}`,
    );
    return drifts.length === 0 && moving.length === 0 ? 0 : 1;
  } finally {
    await store.close();
  }
}

verify().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(
      `The counters could not be verified: ${error instanceof Error ? error.message : String(error)}`,
    );
    process.exit(2);
  },
);
