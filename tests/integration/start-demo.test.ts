import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, expect, it } from 'vitest';
import { db } from '@/lib/server/db';
import { SHIPPED_AUTH_SECRET, SHIPPED_DATA_KEY, SHIPPED_INDEX_KEY } from '@/lib/server/env';
import { makeRootUnit, makeUser } from '@/tests/factories/users';

/** What a server or worker process does at its start, as a process of its own (docs/decisions/0001-two-commands.md). */
const root = path.resolve(import.meta.dirname, '../..');
const run = promisify(execFile);
const code = `const { startProcess } = await import('./lib/server/start-process.ts');
  await startProcess();
  console.log('started');
  process.exit(0);`;
const key = () => randomBytes(32).toString('base64');

async function start(variables: Record<string, string>): Promise<string> {
  const env = {
    ...process.env,
    NODE_ENV: 'production' as const,
    LOG_LEVEL: 'silent',
    SANGZI_DATA_KEYS: `k1:${key()}`,
    SANGZI_INDEX_KEY: key(),
    AUTH_SECRET: key() + key(),
    DEMO: '',
    SANGZI_EMBEDDED: '',
    ...variables,
  };
  const args = ['--import', 'tsx', '--input-type=module', '-e', code];
  const { stdout, stderr } = await run(process.execPath, args, { cwd: root, env }).catch(
    // cast: execFile rejects with an error that carries both outputs
    (error: unknown) => error as { stdout: string; stderr: string },
  );
  return stdout.includes('started') ? 'started' : stderr;
}

beforeAll(async () => {
  const { userId } = await makeUser({ role: 'clerk', unitId: await makeRootUnit() });
  await db.user.update({ where: { id: userId }, data: { isDemo: true } });
});

it('a database of one’s own is served neither with demo accounts nor with DEMO=1, only the embedded one is', async () => {
  expect(await start({})).toContain('1 demo accounts');
  expect(await start({ DEMO: '1' })).toContain('DEMO=1 is for the embedded database only');
  expect(await start({ DEMO: '1', SANGZI_EMBEDDED: '1' })).toBe('started');
  await db.user.updateMany({ where: { isDemo: true }, data: { state: 'blocked' } });
  expect(await start({})).toBe('started');
});

it('a production process refuses the keys that are shipped, and says which', async () => {
  const said = await start({
    SANGZI_DATA_KEYS: `k1:${SHIPPED_DATA_KEY}`,
    SANGZI_INDEX_KEY: SHIPPED_INDEX_KEY,
    AUTH_SECRET: SHIPPED_AUTH_SECRET,
  });
  for (const name of ['SANGZI_DATA_KEYS', 'SANGZI_INDEX_KEY', 'AUTH_SECRET']) expect(said).toContain(name);
});
