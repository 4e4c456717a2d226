/**
 * Who may import whom. `ALLOWED` is the table of ARCHITECTURE.md as code: a folder may import itself, what is listed
 * for it, and the packages named; everything else fails. Run by `npm run imports`, which also fails when no module was read.
 */
const SERVER = {
  domain: { folders: [], packages: ['temporal-polyfill', '@formatjs/*'] },
  store: { folders: ['domain', 'config'], packages: ['redis', '@redis/*', '@nestjs/common'] },
  operate: {
    folders: ['store', 'config'],
    packages: [
      '@nestjs/*',
      'fastify',
      '@fastify/*',
      'helmet',
      'ipaddr.js',
      'pino',
      'prom-client',
      'rate-limiter-flexible',
      'rxjs',
      'zod',
    ],
  },
  access: {
    folders: ['store', 'operate', 'config'],
    packages: ['@nestjs/*', '@node-rs/argon2', 'cookie', 'fastify', 'openid-client', 'rxjs', 'zod'],
  },
  ingest: {
    folders: ['domain', 'store', 'access', 'operate', 'config'],
    packages: ['@nestjs/common', 'fastify', 'zod'],
  },
  pipeline: { folders: ['domain', 'store', 'operate', 'config'], packages: ['@nestjs/common'] },
  erasure: {
    folders: ['domain', 'store', 'access', 'operate', 'pipeline', 'config'],
    packages: ['@nestjs/common', 'fastify'],
  },
  views: { folders: ['domain', 'store', 'operate', 'config'], packages: ['@nestjs/common'] },
  screens: {
    folders: ['store', 'views', 'access', 'operate', 'config'],
    packages: ['@nestjs/common', 'cookie', 'fastify'],
  },
  live: {
    folders: ['views', 'screens', 'access', 'operate', 'config'],
    packages: ['@nestjs/*', 'socket.io', 'socket.io-parser', 'rxjs'],
  },
  exports: {
    folders: ['store', 'access', 'config'],
    packages: ['@nestjs/common', 'fastify', 'csv-stringify'],
  },
  alerts: {
    folders: ['domain', 'store', 'views', 'live', 'access', 'operate', 'config'],
    packages: ['@nestjs/common', 'fastify', 'ipaddr.js', 'standardwebhooks'],
  },
  read: {
    folders: ['domain', 'views', 'store', 'access', 'exports', 'operate', 'pipeline', 'config'],
    packages: ['@nestjs/common', 'fastify', 'zod'],
  },
  settings: {
    folders: ['domain', 'store', 'access', 'exports', 'operate', 'pipeline', 'config'],
    packages: ['@nestjs/common', 'zod', 'fastify'],
  },
  describe: {
    folders: ['access', 'operate'],
    packages: ['@nestjs/common', '@nestjs/core', 'zod'],
  },
  study: {
    folders: ['domain'],
    packages: ['sentiment', '@types/sentiment', 'vader-sentiment', 'wink-sentiment', 'compromise'],
  },
  launch: { folders: [], packages: [] },
};
/** What a page is made of. */
const PAGE = ['live', 'charts', 'tiles', 'sections', 'wall', 'controls', 'access', 'alerts', 'i18n'];
const CLIENT = {
  live: ['contracts'],
  charts: [],
  tiles: ['charts', 'i18n', 'live'],
  controls: ['charts', 'i18n', 'live', 'access', 'tiles'],
  sections: ['charts', 'tiles', 'controls', 'i18n', 'live'],
  wall: ['charts', 'tiles', 'sections', 'i18n', 'live'],
  access: ['i18n'],
  alerts: ['controls', 'i18n', 'live'],
  i18n: [],
  gallery: [...PAGE, 'pages'],
  pages: PAGE,
};

/** Tests and what only they use: generators of inputs, rigs. */
const TEST_AID = '(\\.test|\\.arbitrary|/any-[a-z-]+|[/-]rig)\\.tsx?$';

const escaped = (name) => name.replace(/[.@/-]/g, '\\$&').replace('\\/*', '/.*');
const inServer = (folder) => (folder === 'config' ? '^server/src/config\\.ts$' : `^server/src/${folder}/`);

const serverRules = Object.entries(SERVER).map(([folder, { folders, packages }]) => ({
  name: `server-${folder}`,
  severity: 'error',
  from: { path: `^server/src/${folder}/`, pathNot: TEST_AID },
  to: {
    pathNot: [
      inServer(folder),
      ...folders.map(inServer),
      '^contracts/src/index\\.ts$',
      '^server/package\\.json$',
      ...packages.map((name) => `^node_modules/${escaped(name)}`),
      '^node_modules/@types/node',
    ],
    dependencyTypesNot: ['core'],
  },
}));

const clientRules = Object.entries(CLIENT).map(([folder, folders]) => ({
  name: `client-${folder}`,
  severity: 'error',
  from: { path: `^client/src/${folder}/`, pathNot: '\\.test\\.tsx?$' },
  to: {
    path: '^client/src/',
    pathNot: [`^client/src/${folder}/`, ...folders.map((name) => `^client/src/${name}/`), '\\.css$'],
  },
}));

module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true, dependencyTypesNot: ['type-only'] },
    },
    { name: 'not-resolved', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: '\\?raw$' } },
    {
      name: 'contracts-alone',
      severity: 'error',
      from: { path: '^contracts/' },
      to: { path: '^(server|client|e2e)/' },
    },
    {
      name: 'client-contracts-only',
      severity: 'error',
      from: { path: '^client/' },
      to: { path: '^(server|e2e)/' },
    },
    {
      name: 'server-contracts-only',
      severity: 'error',
      from: { path: '^server/' },
      to: { path: '^(client|e2e)/' },
    },
    {
      name: 'oracle-shares-no-code',
      severity: 'error',
      // What only knowledge of a language can tell is lent to the oracle by one file, as data.
      from: { path: '^e2e/', pathNot: '\\.test\\.ts$|^e2e/scenarios/hearing\\.ts$' },
      to: { path: '^(server|client)/' },
    },
    {
      name: 'oracle-takes-only-types',
      severity: 'error',
      from: { path: '^e2e/oracle/', pathNot: '\\.test\\.ts$' },
      to: { path: '^contracts/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'only-store-knows-redis',
      severity: 'error',
      from: { path: '^server/src/', pathNot: `^server/src/(store|testing)/|${TEST_AID}` },
      to: { path: '^node_modules/(redis|@redis)' },
    },
    {
      name: 'only-live-knows-socket-io',
      severity: 'error',
      from: { path: '^server/src/', pathNot: `^server/src/(live/|main)|${TEST_AID}` },
      to: { path: '^node_modules/socket\\.io' },
    },
    {
      name: 'nothing-draws-with-d3-selection',
      severity: 'error',
      from: { path: '^client/' },
      to: { path: '^node_modules/(d3|d3-selection|d3-transition)/' },
    },
    ...serverRules,
    ...clientRules,
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(client|server|e2e)/dist/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
    },
    tsConfig: { fileName: 'contracts/tsconfig.json' },
  },
};
