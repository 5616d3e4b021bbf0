// Cache of Next for public pages (docs/decisions/0008-public-cache.md). Next loads this file itself, outside the
// build, so it is plain JavaScript and imports nothing of ours.
//
// Promise: a page that was rendered from data under a tag is never served later than REFRESH_MS (300 ms) after a
// transaction that touched the tag has committed, by any process, whoever made the change. Every process keeps
// rendered pages in memory together with the versions that their tags had before rendering began, and reads the
// versions that changed from PostgreSQL at most every REFRESH_MS. When they can't be read, nothing is served from
// the cache.
import { createHash } from 'node:crypto';
import pg from 'pg';

const REFRESH_MS = 300;
/** Touches become visible at commit; a transaction lives at most a minute (statement_timeout), so look back further. */
const OVERLAP = '5 minutes';
const MAX_BYTES = 64 * 1024 * 1024;
const TAGS_HEADER = 'x-next-cache-tags';
const CSP_HEADER = 'content-security-policy';

/** @typedef {{ value: any, size: number, lastModified: number, cacheControl: any, tags: string[], versions: ReadonlyMap<string, string>, identity: string }} Entry */

/** Versions of tags, kept in step with the table cache_tag. A new Map per change: a reference is a snapshot. */
export class TagVersions {
  /** @type {ReadonlyMap<string, string>} */
  #versions = new Map();
  #identity = '';
  #readAt = -Infinity;
  #since = '-infinity';
  /** @type {Promise<void> | undefined} */
  #reading;

  /** @param {(since: string, overlap: string) => Promise<{ identity: string, now: string, tags: { tag: string, version: string }[] }>} read */
  constructor(read, clock = () => performance.now()) {
    this.read = read;
    this.clock = clock;
  }

  /** The versions as of at most REFRESH_MS ago. Rejects when the database is away. */
  async snapshot() {
    if (this.clock() - this.#readAt > REFRESH_MS) {
      this.#reading ??= this.#refresh().finally(() => {
        this.#reading = undefined;
      });
      await this.#reading;
    }
    return { versions: this.#versions, identity: this.#identity };
  }

  async #refresh() {
    const startedAt = this.clock();
    let answer = await this.read(this.#since, OVERLAP);
    if (answer.identity !== this.#identity) {
      // another database, or the same one emptied: what was known about tags says nothing any more
      answer = await this.read('-infinity', OVERLAP);
      this.#identity = answer.identity;
      this.#versions = new Map();
    }
    const changed = answer.tags.filter(({ tag, version }) => this.#versions.get(tag) !== version);
    if (changed.length > 0) {
      const next = new Map(this.#versions);
      for (const { tag, version } of changed) next.set(tag, version);
      this.#versions = next;
    }
    this.#since = answer.now;
    this.#readAt = startedAt;
  }
}

/** Pages in memory, least recently used out first. */
export class PageStore {
  /** @type {Map<string, Entry>} */
  #entries = new Map();
  #bytes = 0;

  /** @param {TagVersions} tags */
  constructor(tags, maxBytes = MAX_BYTES) {
    this.tags = tags;
    this.maxBytes = maxBytes;
    /** versions as they were when the render of a key began; the oldest counts. @type {Map<string, { versions: ReadonlyMap<string, string>, identity: string }>} */
    this.begun = new Map();
  }

  /** @param {string} key */
  async get(key) {
    let snapshot;
    try {
      snapshot = await this.tags.snapshot();
    } catch {
      this.begun.delete(key);
      return null;
    }
    const entry = this.#entries.get(key);
    if (entry !== undefined && isCurrent(entry, snapshot)) {
      this.#entries.delete(key);
      this.#entries.set(key, entry);
      return entry;
    }
    if (entry !== undefined) this.#drop(key);
    if (!this.begun.has(key)) this.begun.set(key, snapshot);
    if (this.begun.size > 5000) this.begun.clear();
    return null;
  }

  /** @param {string} key @param {any} value @param {any} cacheControl */
  set(key, value, cacheControl) {
    const begun = this.begun.get(key);
    this.begun.delete(key);
    if (begun === undefined || value === null) return;
    const tags = tagsOf(value);
    const size = sizeOf(value);
    if (size > this.maxBytes / 8) return;
    this.#drop(key);
    this.#entries.set(key, { value, size, lastModified: Date.now(), cacheControl, tags, ...begun });
    this.#bytes += size;
    for (const oldest of this.#entries.keys()) {
      if (this.#bytes <= this.maxBytes) break;
      this.#drop(oldest);
    }
  }

  #drop(/** @type {string} */ key) {
    const entry = this.#entries.get(key);
    if (entry === undefined) return;
    this.#entries.delete(key);
    this.#bytes -= entry.size;
  }
}

/** @param {Entry} entry @param {{ versions: ReadonlyMap<string, string>, identity: string }} snapshot */
function isCurrent(entry, snapshot) {
  if (entry.identity !== snapshot.identity) return false;
  if (entry.versions === snapshot.versions) return true;
  return entry.tags.every((tag) => entry.versions.get(tag) === snapshot.versions.get(tag));
}

/** @param {any} value */
function tagsOf(value) {
  const header = value.headers?.[TAGS_HEADER];
  return typeof header === 'string' ? header.split(',') : [];
}

/** @param {any} value */
function sizeOf(value) {
  const segments = value.segmentData instanceof Map ? [...value.segmentData.values()] : [];
  const parts = [value.html, value.rscData, value.body, ...segments];
  return parts.reduce((sum, part) => sum + (part === undefined || part === null ? 0 : part.length), 1024);
}

/**
 * Policy for a cached page: scripts of our own origin, and exactly the inline scripts that Next wrote into this
 * page, by hash. No 'unsafe-inline', no nonce (a nonce in a cached page would be no secret).
 * @param {string} html
 */
export function policyOfPage(html) {
  const hashes = new Set();
  for (const match of html.matchAll(/<script(?<attributes>[^>]*)>(?<code>[\s\S]*?)<\/script>/g)) {
    const { attributes = '', code = '' } = match.groups ?? {};
    if (/\ssrc=/.test(attributes) || /type="application\/(ld\+)?json"/.test(attributes)) continue;
    hashes.add(`'sha256-${createHash('sha256').update(code).digest('base64')}'`);
  }
  return `script-src 'self' ${[...hashes].join(' ')}`.trim();
}

/** @param {string} since @param {string} overlap */
async function readChangedTags(since, overlap) {
  const { rows } = await pool().query({
    name: 'sangzi-cache-tags',
    text: `SELECT
        (SELECT oid::text FROM pg_database WHERE datname = current_database()) || ':' ||
          'cache_tag'::regclass::oid::text || ':' || pg_relation_filenode('cache_tag')::text AS identity,
        now()::text AS now,
        coalesce((SELECT json_agg(json_build_object('tag', tag, 'version', version::text))
          FROM cache_tag WHERE at >= $1::timestamptz - $2::interval), '[]') AS tags`,
    values: [since, overlap],
  });
  return rows[0];
}

const shared = globalThis;

/** One small pool per process, apart from the application's: a page must not wait behind commands. */
function pool() {
  shared.sangziCachePool ??= new pg.Pool({
    connectionString: process.env.DATABASE_URL,
    max: 1,
    connectionTimeoutMillis: 2000,
    query_timeout: 2000,
    application_name: 'sangzi-cache',
    options: '-c TimeZone=UTC',
    allowExitOnIdle: true,
  });
  if (shared.sangziCachePool.listenerCount('error') === 0)
    shared.sangziCachePool.on('error', () => undefined);
  return shared.sangziCachePool;
}

/** @returns {PageStore} */
function store() {
  shared.sangziCacheStore ??= new PageStore(new TagVersions(readChangedTags));
  return shared.sangziCacheStore;
}

/** Next makes one of these per request; everything lasting is in store(). */
export default class CacheHandler {
  /** @param {string} key @param {any} context */
  async get(key, context) {
    // Data is never kept, only whole pages: tagged() in cache-tags.ts uses unstable_cache for its tags alone.
    if (context?.kind === 'FETCH') return null;
    const entry = await store().get(key);
    if (entry === null) return null;
    return { value: entry.value, lastModified: entry.lastModified, cacheControl: entry.cacheControl };
  }

  /** @param {string} key @param {any} data @param {any} context */
  async set(key, data, context) {
    if (data === null || data === undefined || data.kind === 'FETCH' || data.kind === 'IMAGE') return;
    if (data.kind === 'APP_PAGE' && typeof data.html === 'string') {
      // in place: the visitor who caused the rendering gets this very object
      data.headers ??= {};
      data.headers[CSP_HEADER] = policyOfPage(data.html);
    }
    store().set(key, data, context?.cacheControl);
  }

  /** revalidateTag() and revalidatePath() of Next are not used: tags are rows, touched by commands. */
  async revalidateTag() {}

  resetRequestCache() {}
}
