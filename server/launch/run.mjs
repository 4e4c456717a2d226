/**
 * The door of every `npm run …` chore: it needs nothing but Node, installs and builds what is missing or stale, and
 * hands over to the built program. Plain JavaScript, because nothing can be compiled before the install.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const [command = 'start', ...rest] = process.argv.slice(2);

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Earshot needs Node 20.19 or newer; this is ${process.versions.node}.`);
  process.exit(1);
}

/** What each built program is made from; a change in any of them makes it stale. */
const BUILDS = {
  server: [
    'contracts/src',
    'contracts/package.json',
    'server/src',
    'server/vite.config.ts',
    'node-build.ts',
    'server/package.json',
    'server/tsconfig.json',
  ],
  client: [
    'contracts/src',
    'contracts/package.json',
    'client/src',
    'client/public',
    'client/index.html',
    'client/vite.config.ts',
    'client/package.json',
  ],
  e2e: [
    'contracts/src',
    'contracts/package.json',
    'e2e/simulator',
    'e2e/bench',
    'e2e/soak',
    'e2e/browser/chromium.ts',
    'e2e/scenarios',
    'e2e/vite.config.ts',
    'node-build.ts',
    'e2e/package.json',
  ],
};

/** The builds that a chore runs; what it does not need it does not wait for. */
const NEEDS = {
  start: ['server', 'client'],
  demo: ['server', 'client', 'e2e'],
  test: ['server', 'client', 'e2e'],
  bench: ['server', 'client', 'e2e'],
  soak: ['server', 'client', 'e2e'],
  simulate: ['e2e', 'server'],
  verify: ['server'],
  train: ['server'],
  evaluate: ['server'],
  build: ['server', 'client', 'e2e'],
  dev: ['server'],
};

function digest(paths) {
  const hash = createHash('sha256');
  const visit = (path) => {
    if (!existsSync(path)) return;
    if (!statSync(path).isDirectory()) {
      hash.update(path.slice(root.length)).update(readFileSync(path));
      return;
    }
    for (const name of readdirSync(path).sort()) visit(join(path, name));
  };
  for (const path of paths) visit(join(root, path));
  return hash.digest('hex');
}

const stampOf = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : '');

function install() {
  const stamp = join(root, 'node_modules', '.earshot-lock');
  const wanted = digest(['package-lock.json']);
  if (stampOf(stamp) === wanted) return;
  console.log('Installing packages …');
  const done = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (done.status !== 0) process.exit(done.status ?? 1);
  writeFileSync(stamp, wanted);
}

async function build(workspaces) {
  const lock = digest(['package-lock.json']);
  const stale = workspaces
    .map((name) => ({ name, wanted: digest(BUILDS[name]) + lock, stamp: join(root, name, 'dist', '.stamp') }))
    .filter(({ wanted, stamp }) => stampOf(stamp) !== wanted);
  if (stale.length === 0) return;
  console.log(`Building ${stale.map(({ name }) => name).join(', ')} …`);
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  await Promise.all(
    stale.map(async ({ name, wanted, stamp }) => {
      const failed = await run(process.execPath, [vite, 'build', '--logLevel', 'warn'], join(root, name));
      if (failed !== 0) {
        console.error(`The build of ${name} failed.`);
        process.exit(1);
      }
      mkdirSync(dirname(stamp), { recursive: true });
      writeFileSync(stamp, wanted);
    }),
  );
}

/** How often it is looked whether whoever started this is still there. */
const ORPHAN_LOOK_MS = 500;

/**
 * Runs a program to its end. Signals reach it too: the terminal's by its group, others passed on. npm tells only its shell
 * that it was asked to end, and the shell tells nobody: so being left alone counts as being asked.
 */
function run(program, args, cwd = process.cwd()) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd, stdio: 'inherit' });
    const pass = (signal) => child.kill(signal);
    const ignore = () => {};
    process.on('SIGTERM', pass);
    process.on('SIGHUP', pass);
    process.on('SIGINT', ignore);
    const parent = process.ppid;
    const looking = setInterval(() => process.ppid !== parent && pass('SIGTERM'), ORPHAN_LOOK_MS);
    child.on('exit', (code, signal) => {
      clearInterval(looking);
      process.off('SIGTERM', pass);
      process.off('SIGHUP', pass);
      process.off('SIGINT', ignore);
      resolve(code ?? (signal === 'SIGINT' ? 130 : 1));
    });
  });
}

if (!Object.hasOwn(NEEDS, command)) {
  console.error(`Unknown chore ${command}; there are: ${Object.keys(NEEDS).join(', ')}.`);
  process.exit(2);
}
install();
await build(NEEDS[command]);
if (command !== 'build')
  process.exitCode = await run(process.execPath, [
    join(root, 'server', 'dist', 'launch.js'),
    command,
    ...rest,
  ]);
