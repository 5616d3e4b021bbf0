import { countMerchantsBy } from '@/lib/merchants/queries/count-facets';
import { countMerchants, listMerchants } from '@/lib/merchants/queries/list-merchants';
import { getMerchant } from '@/lib/merchants/queries/get-merchant';
import { updateMerchants } from '@/lib/merchants/commands/update-merchants';
import { MerchantPage } from '@/lib/merchants/search-params';
import type { PersonActor } from '@/lib/server/actor';
import { pool } from '@/lib/server/db';
import { encodeCursor, hashFilters } from '@/lib/shared/paging-cursor';
import { medianMs, perSecond, type Figure } from './measure';

const FLOOR_LIST = `SELECT id, "fileNo", name, "mainCompanyName", "mainTitle", "updatedAt" FROM merchant
  WHERE "archivedAt" IS NULL AND "residenceProvinceId" = $1 ORDER BY "updatedAt" DESC, id DESC LIMIT 50`;

/** Query doors of the ledger beside hand-written prepared SQL over the same pool. */
export async function measureQueries(actor: PersonActor): Promise<Figure[]> {
  const province = await one(`SELECT id FROM place WHERE "nameZh" = '广东省' AND "validTo" IS NULL`);
  const someone = await one(`SELECT id FROM merchant ORDER BY id LIMIT 1 OFFSET 500`);
  const phoneTail = await one(`SELECT right(masked, 4) AS id FROM contact_point LIMIT 1 OFFSET 500`);
  const list = (query: Record<string, string>) => () => listMerchants(actor, MerchantPage.parse(query));
  const floorList = () => pool.query({ name: 'floor-list', text: FLOOR_LIST, values: [province] });
  const search = (q: string) => list({ q });
  const floorSearch = (gram: string, like: string) => () =>
    pool.query({
      name: 'floor-search',
      text: `SELECT id, name, "mainCompanyName" FROM merchant WHERE "searchVector" @@ $1::tsquery AND "searchText" LIKE $2
             ORDER BY "updatedAt" DESC, id DESC LIMIT 50`,
      values: [gram, like],
    });
  const figures: Figure[] = [];
  const pair = async (
    what: string,
    ours: () => Promise<unknown>,
    floor: (() => Promise<unknown>) | null,
    floorIs = 'the same filter in prepared SQL',
  ) => {
    figures.push({
      what: `${what}, alone`,
      ours: await medianMs(ours),
      floor: floor ? await medianMs(floor) : null,
      unit: 'ms',
      ...(floor ? { floorIs } : {}),
    });
    if (floor)
      figures.push({
        what: `${what}, 8 at a time`,
        ours: await perSecond(ours),
        floor: await perSecond(floor),
        unit: 'requests/s',
        floorIs,
      });
  };
  await pair('list by province, newest first', list({ residence: province }), floorList);
  await pair('list without filter', list({}), null);
  await pair('list by strokes', list({ order: 'strokes' }), list({ order: 'name' }), 'the list by pinyin');
  const deep = await deepPage(4000);
  figures.push({
    what: 'page 4,000',
    ours: await medianMs(list(deep)),
    floor: await medianMs(list({})),
    unit: 'ms',
    floorIs: 'page 1',
  });
  await pair('search two characters of a firm (远科)', search('远科'), floorSearch("'远科'", '%远科%'));
  await pair('search a common word (有限公司)', search('有限公司'), null);
  await pair('search initials (zgq)', search('zgq'), null);
  await pair('search two initials (zg)', search('zg'), null);
  await pair(`search last four of a phone`, search(phoneTail), null);
  const { after: _a, before: _b, open: _o, ...filters } = MerchantPage.parse({ q: '有限公司' });
  await pair('count, capped (有限公司)', () => countMerchants(actor, filters), null);
  await pair(
    'facet counts by industry, whole ledger',
    () => countMerchantsBy(actor, 'industry', { order: 'updated' } as typeof filters),
    null,
  );
  await pair(
    'one record',
    () => getMerchant(actor, someone),
    () => pool.query({ name: 'floor-one', text: 'SELECT * FROM merchant WHERE id = $1', values: [someone] }),
  );
  let version = Number(await one(`SELECT version::text AS id FROM merchant WHERE id = '${someone}'`));
  await pair(
    'change one record, audited',
    async () => {
      await updateMerchants(actor, [{ id: someone, version, values: { note: `第 ${version} 次` } }]);
      version += 1;
    },
    null,
  );
  figures.push(...(await plans()));
  return figures;
}

async function one(sql: string): Promise<string> {
  const { rows } = await pool.query<{ id: string }>(sql);
  const id = rows[0]?.id;
  if (!id) throw new Error(`the bench's data lacks: ${sql}`);
  return id;
}

/** The address of the n-th page by the newest-first order, as the pager would have reached it. */
async function deepPage(page: number): Promise<Record<string, string>> {
  const { rows } = await pool.query<{ id: string }>(
    `SELECT id FROM merchant WHERE "archivedAt" IS NULL ORDER BY "updatedAt" DESC, id DESC LIMIT 1 OFFSET least($1::int, (SELECT count(*)::int FROM merchant) - 51)`,
    [page * 50 - 1],
  );
  const { after: _a, before: _b, open: _o, ...filters } = MerchantPage.parse({});
  return {
    after: encodeCursor({
      order: 'updated',
      rowId: rows[0]?.id ?? '',
      filterHash: hashFilters(filters),
      direction: 'next',
    }),
  };
}

/** A hot query whose plan scans the whole ledger fails the bench. */
async function plans(): Promise<Figure[]> {
  const hot = {
    'list plan': FLOOR_LIST.replace(
      '$1',
      `(SELECT id FROM place WHERE "nameZh" = '广东省' AND "validTo" IS NULL)`,
    ),
    'search plan': `SELECT id FROM merchant WHERE "searchVector" @@ '''远科'''::tsquery LIMIT 50`,
    'initials plan': `SELECT id FROM merchant WHERE initials LIKE 'zgq%' LIMIT 50`,
  };
  for (const [name, sql] of Object.entries(hot)) {
    const { rows } = await pool.query<{ 'QUERY PLAN': string }>(`EXPLAIN (ANALYZE, BUFFERS) ${sql}`);
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
    process.stdout.write(`\n${name}\n${plan}\n`);
    if (/Seq Scan on merchant/.test(plan)) throw new Error(`${name}: the ledger is scanned from end to end`);
  }
  return [];
}
