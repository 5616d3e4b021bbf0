import { afterAll, expect, it, vi } from 'vitest';
import { GET } from '@/app/api/health/ready/route';
import { db, pool } from '@/lib/server/db';
import { stopQueue } from '@/lib/server/queue';

afterAll(stopQueue);

const ask = async () => {
  const response = await GET();
  return {
    status: response.status,
    retry: response.headers.get('retry-after'),
    body: (await response.json()) as object,
  };
};

it('readiness is 200 when all is there, and names a migration that is missing or the database that is away', async () => {
  expect(await ask()).toEqual({
    status: 200,
    retry: null,
    body: { ready: true, checks: { database: true, migrations: true, queue: true, storage: true } },
  });

  await db.$executeRaw`UPDATE _prisma_migrations SET finished_at = NULL`;
  expect(await ask()).toMatchObject({
    status: 503,
    retry: '10',
    body: { ready: false, checks: { migrations: false } },
  });
  await db.$executeRaw`UPDATE _prisma_migrations SET finished_at = now()`;

  const away = vi.spyOn(pool, 'query').mockRejectedValue(new Error('connection refused'));
  expect(await ask()).toMatchObject({
    status: 503,
    body: { checks: { database: false, migrations: false } },
  });
  away.mockRestore();
  expect((await ask()).status).toBe(200);
});
