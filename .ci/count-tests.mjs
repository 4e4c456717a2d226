/** Prints what a Vitest run counted in one plain line, and fails where no test ran. */
import { readFileSync } from 'node:fs';

const {
  numPassedTests: passed,
  numFailedTests: failed,
  numPendingTests: skipped,
} = JSON.parse(readFileSync(process.argv[2], 'utf8'));
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exitCode = passed === 0 || failed > 0 ? 1 : 0;
