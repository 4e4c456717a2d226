import { CHORES } from './chores.ts';

const [command = 'start', ...args] = process.argv.slice(2);
const chore = CHORES[command];
if (chore === undefined) {
  console.error(`Unknown chore ${command}; there are: ${Object.keys(CHORES).join(', ')}.`);
  process.exit(2);
}
try {
  process.exit(await chore(args));
} catch (error) {
  // Asked to end before all was started: what was is ended again.
  if (error instanceof Error && error.name === 'AbortError') process.exit(0);
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}
