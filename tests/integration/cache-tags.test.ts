import { expect, it } from 'vitest';
import { touchTags } from '@/lib/server/cache-tags';
import { db, inTransaction } from '@/lib/server/db';
import CacheHandler from '@/lib/server/cache-handler.mjs';

const page = () => ({
  kind: 'APP_PAGE',
  html: '<script>1</script>',
  headers: { 'x-next-cache-tags': 'showcase' } as Record<string, string>,
});

/** Two handlers in one process share a store; the second process is stood for by a fresh read after the interval. */
async function isServed(): Promise<boolean> {
  await new Promise((resolve) => setTimeout(resolve, 310));
  return (await new CacheHandler().get('/zh-CN/showcase', { kind: 'APP_PAGE' })) !== null;
}

it('a page goes when its tag is touched in a transaction that commits, and stays when it rolls back', async () => {
  const handler = new CacheHandler();
  expect(await handler.get('/zh-CN/showcase', { kind: 'APP_PAGE' })).toBeNull();
  const entry = page();
  await handler.set('/zh-CN/showcase', entry, {});
  expect(entry.headers['content-security-policy']).toMatch(/^script-src 'self' 'sha256-/);
  expect(await isServed()).toBe(true);

  const failing = inTransaction(async (tx) => {
    await touchTags(tx, ['showcase']);
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  expect(await isServed()).toBe(true);

  await inTransaction((tx) => touchTags(tx, ['showcase', 'home', 'showcase']));
  expect(await isServed()).toBe(false);
  expect(await db.cacheTag.count()).toBe(2);
});

it('a tag with a comma or a blank is refused, for Next joins tags by comma', async () => {
  await expect(inTransaction((tx) => touchTags(tx, ['a,b']))).rejects.toThrow(RangeError);
  await expect(inTransaction((tx) => touchTags(tx, ['']))).rejects.toThrow(RangeError);
});
