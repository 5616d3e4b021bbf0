import { describe, expect, it } from 'vitest';
import { PageStore, policyOfPage, TagVersions } from '@/lib/server/cache-handler.mjs';

const page = (html: string, tags: string) => ({
  kind: 'APP_PAGE',
  html,
  headers: { 'x-next-cache-tags': tags },
});

function setting() {
  const state = { now: 0, identity: 'db1', away: false, tags: new Map([['showcase', '1']]) };
  const versions = new TagVersions(
    async () => {
      if (state.away) throw new Error('away');
      const tags = [...state.tags].map(([tag, version]) => ({ tag, version }));
      return { identity: state.identity, now: 'now', tags };
    },
    () => state.now,
  );
  return { state, store: new PageStore(versions) };
}

describe('cached pages', () => {
  it('are served until one of their tags changes, then never again', async () => {
    const { state, store } = setting();
    expect(await store.get('/a')).toBeNull();
    store.set('/a', page('one', '_N_T_/a,showcase'), undefined);
    expect((await store.get('/a'))?.value.html).toBe('one');
    state.tags.set('news', '1');
    state.now += 301;
    expect((await store.get('/a'))?.value.html).toBe('one');
    state.tags.set('showcase', '2');
    state.now += 301;
    expect(await store.get('/a')).toBeNull();
  });

  it('rendered while a tag changed are not served, though they were kept after the change', async () => {
    const { state, store } = setting();
    await store.get('/a');
    state.tags.set('showcase', '2');
    state.now += 301;
    await store.get('/other');
    store.set('/a', page('old', 'showcase'), undefined);
    expect(await store.get('/a')).toBeNull();
  });

  it('rendered twice at once count from the earlier beginning', async () => {
    const { state, store } = setting();
    await store.get('/a');
    state.tags.set('showcase', '2');
    state.now += 301;
    await store.get('/a');
    store.set('/a', page('old', 'showcase'), undefined);
    expect(await store.get('/a')).toBeNull();
  });

  it('are not served while the database is away, nor from another database', async () => {
    const { state, store } = setting();
    await store.get('/a');
    store.set('/a', page('one', 'showcase'), undefined);
    state.away = true;
    state.now += 301;
    expect(await store.get('/a')).toBeNull();
    state.away = false;
    state.now += 301;
    expect((await store.get('/a'))?.value.html).toBe('one');
    state.identity = 'db2';
    state.now += 301;
    expect(await store.get('/a')).toBeNull();
  });

  it('leave memory when it is full, the longest unused first', async () => {
    const { state, store } = setting();
    void state;
    const small = new PageStore(store.tags, 16 * 1024);
    for (const key of ['/a', '/b', '/c', '/d', '/e', '/f', '/g', '/h', '/i']) {
      await small.get(key);
      small.set(key, page('x'.repeat(900), ''), undefined);
      await small.get('/a');
    }
    expect(await small.get('/a')).not.toBeNull();
    expect(await small.get('/b')).toBeNull();
  });
});

it('the policy of a cached page names each inline script by hash and no unsafe-inline', () => {
  const policy = policyOfPage(
    '<script src="/_next/x.js" async=""></script><script>a</script><script id="_R_">b</script><script>a</script>',
  );
  expect(policy).toBe(
    "script-src 'self' 'sha256-ypeBEsobvcr6wjGzmiPcTaeG7/gUfE5yuYB3ha/uSLs=' 'sha256-PiPoFgA5WUoziU9lZOGxNIu9egCI1CxKy3PurtWcAJ0='",
  );
});
