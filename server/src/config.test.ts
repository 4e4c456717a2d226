import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readConfig } from './config.ts';

describe('the configuration', () => {
  it('needs nothing', () => {
    expect(readConfig({})).toMatchObject({
      config: {
        port: 3000,
        host: '127.0.0.1',
        timeZone: 'UTC',
        currency: 'EUR',
        salesPeriod: { kind: 'quarter', startMonth: 1 },
        partitions: 1,
        adminToken: undefined,
      },
    });
  });

  it('takes an empty value for none', () => {
    const empty = Object.fromEntries(
      ['PORT', 'HOST', 'REDIS_URL', 'EARSHOT_ADMIN_TOKEN', 'EARSHOT_ALLOWED_ORIGINS'].map((name) => [
        name,
        '',
      ]),
    );
    expect(readConfig(empty)).toEqual(readConfig({}));
  });

  it('tells all faults at once, by name and without the value', () => {
    const secret = 'short secret';
    const read = readConfig({
      PORT: '65536',
      REDIS_URL: 'http://127.0.0.1',
      EARSHOT_ADMIN_TOKEN: secret,
      EARSHOT_TIME_ZONE: 'Europe/Atlantis',
      EARSHOT_CURRENCY: 'euro',
      EARSHOT_SALES_PERIOD: 'quarter:0',
      EARSHOT_PARTITIONS: '1.5',
      EARSHOT_PUBLIC_URL: 'https://earshot.example/path',
      EARSHOT_ALLOWED_ORIGINS: 'https://a.example, *',
      EARSHOT_LOG_LEVEL: 'loud',
    });
    const faults = 'faults' in read ? read.faults : [];
    expect(faults.map((fault) => fault.split(' ')[0])).toEqual([
      'PORT',
      'REDIS_URL',
      'EARSHOT_ADMIN_TOKEN',
      'EARSHOT_TIME_ZONE',
      'EARSHOT_CURRENCY',
      'EARSHOT_SALES_PERIOD',
      'EARSHOT_PARTITIONS',
      'EARSHOT_PUBLIC_URL',
      'EARSHOT_ALLOWED_ORIGINS',
      'EARSHOT_LOG_LEVEL',
    ]);
    for (const fault of faults) expect(fault).toMatch(/^[A-Z_]+ must .*\.$/);
    expect(faults.join()).not.toContain(secret);
  });

  it.each([
    ['month', { kind: 'month', startMonth: 1 }],
    ['quarter:4', { kind: 'quarter', startMonth: 4 }],
    ['year:12', { kind: 'year', startMonth: 12 }],
  ])('knows the sales period %s', (text, salesPeriod) => {
    expect(readConfig({ EARSHOT_SALES_PERIOD: text })).toMatchObject({ config: { salesPeriod } });
  });

  it.each(['week', 'year:13', 'year:', 'year:1:1', 'year: 1', ':1'])('knows no sales period %j', (text) => {
    expect(readConfig({ EARSHOT_SALES_PERIOD: text })).toMatchObject({
      faults: [expect.stringMatching(/^EARSHOT_SALES_PERIOD must be month, quarter or year/)],
    });
  });

  it('allows port 0', () => {
    expect(readConfig({ PORT: '0' })).toMatchObject({ config: { port: 0 } });
  });

  it('is listed whole in .env.example, with the values that count when it is left out', () => {
    const example = readFileSync(new URL('../../.env.example', import.meta.url), 'utf8');
    const lines = example.split('\n').flatMap((line) => /^#?([A-Z_]+)=(.*)$/.exec(line)?.slice(1, 3) ?? []);
    const environment = Object.fromEntries(
      Array.from({ length: lines.length / 2 }, (_, i) => [lines[2 * i]!, lines[2 * i + 1]!]),
    );
    expect(readConfig(environment)).toEqual(readConfig({}));
    const source = readFileSync(new URL('./config.ts', import.meta.url), 'utf8');
    const names = new Set(source.match(/^ {2}[A-Z][A-Z_]+(?=:)/gm)?.map((name) => name.trim()));
    expect(new Set(Object.keys(environment))).toEqual(names);
  });

  it('names a provider of sign-ins by its address and what this server is known to it as, or none', () => {
    const ours = { EARSHOT_OIDC_ISSUER: 'https://accounts.example', EARSHOT_OIDC_CLIENT_ID: 'earshot' };
    const providerOf = (environment: NodeJS.ProcessEnv) => {
      const read = readConfig(environment);
      return 'faults' in read ? read.faults : read.config.provider;
    };
    expect(providerOf({})).toBeUndefined();
    expect(providerOf(ours)).toEqual({
      ...{ issuer: 'https://accounts.example', clientId: 'earshot', name: 'accounts.example' },
    });
    expect(
      providerOf({ ...ours, EARSHOT_OIDC_CLIENT_SECRET: 'zq9xk', EARSHOT_OIDC_NAME: 'Team' }),
    ).toMatchObject({
      ...{ clientSecret: 'zq9xk', name: 'Team' },
    });
    for (const name of Object.keys(ours))
      expect(providerOf({ ...ours, [name]: '' })).toEqual([
        'EARSHOT_OIDC_ISSUER and EARSHOT_OIDC_CLIENT_ID must be set together.',
      ]);
    for (const issuer of ['http://127.0.0.1:4000', 'http://localhost:4000/x'])
      expect(providerOf({ ...ours, EARSHOT_OIDC_ISSUER: issuer })).toMatchObject({ issuer });
    for (const issuer of ['http://accounts.example', 'accounts.example', 'ftp://accounts.example'])
      expect(providerOf({ ...ours, EARSHOT_OIDC_ISSUER: issuer })).toEqual([
        expect.stringMatching(/^EARSHOT_OIDC_ISSUER must /),
      ]);
  });
});
