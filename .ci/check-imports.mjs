/**
 * Checks who imports whom (`.dependency-cruiser.cjs`) and that the check itself can fail: a run that reads no module, or
 * that lets a planted violation pass, is a failure too.
 */
import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const program = join(root, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs');

function cruise() {
  const run = spawnSync(
    process.execPath,
    [
      program,
      '--config',
      '.dependency-cruiser.cjs',
      '--output-type',
      'json',
      'contracts',
      'server/src',
      'client/src',
      'e2e',
    ],
    { cwd: root, encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 },
  );
  if (run.stdout === '') throw new Error(run.stderr || 'dependency-cruiser said nothing');
  const { modules, summary } = JSON.parse(run.stdout);
  const own = modules.filter(({ source }) => /^(contracts|server|client|e2e)\//.test(source));
  return { own, violations: summary.violations.filter(({ rule }) => rule.severity === 'error') };
}

const { own, violations } = cruise();
// Another run of this check may have planted its own.
const real = violations.filter(({ from }) => !/\/planted-\d+\.ts$/.test(from));
for (const { rule, from, to } of real) console.error(`${rule.name}: ${from} → ${to}`);
if (own.length < 50) {
  console.error(`Only ${own.length} modules were read: the check is blind.`);
  process.exit(1);
}
if (real.length > 0) process.exit(1);

const name = `planted-${process.pid}.ts`;
const planted = join(root, 'server', 'src', 'domain', name);
writeFileSync(
  planted,
  "import '../store/records.ts';\nimport { createClient } from 'redis';\nexport const planted = createClient;\n",
);
let caught;
try {
  const found = cruise().violations.filter(({ from }) => from.endsWith(name));
  caught = new Set(found.map(({ rule }) => rule.name));
} finally {
  rmSync(planted, { force: true });
}
if (!caught.has('server-domain') || !caught.has('only-store-knows-redis')) {
  console.error('A planted violation passed: the check is blind.');
  process.exit(1);
}
console.log(`${own.length} modules import only what they may; a planted violation was caught.`);
