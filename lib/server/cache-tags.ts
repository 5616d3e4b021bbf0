import { unstable_cache } from 'next/cache';
import type { Tx } from '@/lib/server/db';

/**
 * Tags join public pages to the data they show. A public query names the tags that it reads (`tagged`); a command
 * that changes what the public sees touches them in its transaction (`touchTags`), and every process drops the
 * pages at once, in all languages (lib/server/cache-handler.mjs, docs/decisions/0008-public-cache.md).
 *
 * A tag is a noun (`showcase`) for lists, or a noun and a slug or id (`showcase/zhang-san`) for one record.
 */
export type CacheTag = string;

/**
 * Runs a public query and ties the page that is being rendered to `tags`. The result itself is not kept: the
 * cache holds whole pages only. Give the tags of everything the query reads; a missing slug too, so that a page
 * that answered “not found” is dropped when the record appears. The result must survive JSON (no Date, no Decimal).
 */
export async function tagged<T>(tags: readonly CacheTag[], query: () => Promise<T>): Promise<T> {
  for (const tag of tags) if (!isTag(tag)) throw new RangeError(`not a cache tag: ${tag}`);
  return unstable_cache(query, ['tagged', ...tags], { tags: [...tags], revalidate: false })();
}

/** Letters of any script, digits, - _ / . : and no comma (Next joins tags by comma); at most 200 characters. */
function isTag(tag: string): boolean {
  return tag.length <= 200 && /^[\p{L}\p{N}][\p{L}\p{N}_\-/.:]*$/u.test(tag);
}

/** Marks tags as changed, in the transaction of the change. Repeated and unsorted tags are welcome. */
export async function touchTags(tx: Tx, tags: readonly CacheTag[]): Promise<void> {
  const once = [...new Set(tags)].sort();
  for (const tag of once) if (!isTag(tag)) throw new RangeError(`not a cache tag: ${tag}`);
  if (once.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO cache_tag (tag, version, at)
    SELECT tag, 1, clock_timestamp() FROM unnest(${once}::text[]) AS t(tag) ORDER BY tag
    ON CONFLICT (tag) DO UPDATE SET version = cache_tag.version + 1, at = clock_timestamp()`;
}
