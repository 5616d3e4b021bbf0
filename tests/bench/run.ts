import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Client } from 'pg';
import { startThrowAwayPostgres } from '../../scripts/postgres/server.mjs';
import { freePort } from './free-port';
import { figureLine, printFigures, type Figure } from './measure';

/**
 * `npm run bench [-- --people 253500] [--http] [--no-import]`: figures of ours beside floors of the same run. Own
 * database, own data; nothing of the installation is touched. Times drift on shared machines, the ratios are what
 * counts. Each figure is told as soon as it is known, the table comes at the end.
 */
const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '253500' },
    copies: { type: 'string', default: '0' },
    http: { type: 'boolean', default: false },
    import: { type: 'boolean', default: true },
  },
  allowNegative: true,
});
const root = path.resolve(import.meta.dirname, '../..');
const folder = path.join(root, '.data/bench');
mkdirSync(folder, { recursive: true });

const server = await startThrowAwayPostgres();
try {
  const figures = await bench(Number(values.people));
  printFigures(figures);
  const file = path.join(folder, `bench-${values.people}.json`);
  writeFileSync(file, `${JSON.stringify({ people: Number(values.people), figures }, null, 2)}\n`);
  process.stdout.write(`\n${file}\n`);
} finally {
  await server.stop();
}

async function bench(people: number): Promise<Figure[]> {
  const url = new URL(server.url());
  const admin = new Client({ connectionString: url.href });
  await admin.connect();
  await admin.query('CREATE DATABASE bench TEMPLATE template0');
  await admin.end();
  url.pathname = '/bench';
  const environment = {
    ...process.env,
    DATABASE_URL: url.href,
    DATA_DIR: path.join(folder, 'data'),
    SANGZI_EMBEDDED: '1',
    DEMO: '1',
    // one address and one set of keys for this process and the server that it starts
    PUBLIC_URL: `http://localhost:${await freePort()}`,
    SANGZI_DATA_KEYS: `bench:${randomBytes(32).toString('base64')}`,
    SANGZI_INDEX_KEY: randomBytes(32).toString('base64'),
    AUTH_SECRET: randomBytes(48).toString('base64'),
  };
  Object.assign(process.env, environment);
  const bin = (name: string): string => path.join(root, 'node_modules/.bin', name);
  execFileSync(bin('prisma'), ['migrate', 'deploy'], { cwd: root, env: environment, stdio: 'ignore' });
  execFileSync(bin('tsx'), ['prisma/seed/main.ts'], { cwd: root, env: environment, stdio: 'ignore' });
  // the database's modules read their address when they are imported
  const { ledgerFile, loadLedger } = await import('./load-ledger');
  const { measureImport } = await import('./measure-import');
  const { measureQueries } = await import('./measure-queries');
  const { actorOfAccount } = await import('./actor-of-account');
  const { db, pool } = await import('@/lib/server/db');
  try {
    const ledger = ledgerFile(folder, people);
    const figures: Figure[] = [];
    const add = (more: readonly Figure[]): void => {
      figures.push(...more);
      for (const figure of more) process.stderr.write(`${figureLine(figure)}\n`);
    };
    if (values.import) add(await measureImport(root, ledger, environment));
    add(await loadLedger(ledger));
    add(await measureQueries(await actorOfAccount('clerk')));
    const copies = Number(values.copies);
    if (copies > 0) {
      const { multiplyLedger } = await import('./multiply-ledger');
      add(await multiplyLedger(copies));
      add(await measureQueries(await actorOfAccount('clerk')));
    }
    if (values.http) {
      const { measureHttp } = await import('./measure-http');
      add(await measureHttp(root, environment));
    }
    const memory = process.memoryUsage().rss / 1024 ** 2;
    add([{ what: 'memory of the bench process', ours: memory, floor: null, unit: 'MB' }]);
    return figures;
  } finally {
    await db.$disconnect();
    await pool.end();
  }
}
