import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { createMerchantsIn, type MerchantEntry } from '@/lib/merchants/commands/create-merchants';
import { systemActor } from '@/lib/server/actor-of-job';
import { db, inTransaction, pool } from '@/lib/server/db';
import { openSpreadsheet } from '@/lib/server/spreadsheet/open';
import type { Figure } from './measure';

const CHUNK = 2000;

/** With one, everybody in scope reads the people in full, as in a ledger that is kept in order. */
const basis = { kind: 'consent', evidence: '登记表（示例）', purposes: ['contact'] } as const;

/** Writes the generated ledger once per size and returns its CSV. */
export function ledgerFile(folder: string, people: number): string {
  const out = path.join(folder, `ledger-${people}`);
  const file = path.join(out, 'merchants.csv');
  if (!existsSync(file)) {
    mkdirSync(out, { recursive: true });
    execFileSync(
      process.execPath,
      [path.join(import.meta.dirname, 'gen-ledger.mjs'), '--out', out, '--merchants', String(people), '--zh'],
      {
        stdio: 'inherit',
      },
    );
  }
  return file;
}

/** Enters the whole ledger through the command that form and import use, chunk by chunk. */
export async function loadLedger(file: string): Promise<Figure[]> {
  const codes = await readCodes();
  const actor = systemActor('bench');
  const sheet = await openSpreadsheet(file, { limits: { maxFileBytes: 4 * 1024 ** 3, maxRows: 5_000_000 } });
  let header: string[] | null = null;
  let chunk: MerchantEntry[] = [];
  let entered = 0;
  const flush = async (): Promise<void> => {
    const entries = chunk;
    chunk = [];
    await inTransaction((tx) => createMerchantsIn(tx, actor, entries, { basis }), 60_000);
    entered += entries.length;
  };
  const from = performance.now();
  for await (const row of sheet.rows()) {
    const texts = row.cells.map((cell) => cell.text);
    if (!header) {
      header = texts;
      continue;
    }
    chunk.push(entryOf(header, texts, codes));
    if (chunk.length === CHUNK) await flush();
  }
  if (chunk.length) await flush();
  await sheet.close();
  const seconds = (performance.now() - from) / 1000;
  const analyse = performance.now();
  await pool.query('VACUUM ANALYZE merchant; ');
  await pool.query('VACUUM ANALYZE contact_point');
  return [
    {
      what: `enter ${entered} people through the command`,
      ours: seconds,
      floor: await copyFloor(file),
      unit: 's',
      floorIs: 'COPY of the same rows into a bare table',
      note: `${(entered / seconds).toFixed(0)} rows/s, audited, encrypted, indexed; analyse ${((performance.now() - analyse) / 1000).toFixed(1)} s`,
    },
  ];
}

type Codes = {
  county: Map<string, string>;
  place: Map<string, string>;
  tag: Map<string, string>;
  tier: Map<string, string>;
  unit: Map<string, string>;
  root: string;
};

async function readCodes(): Promise<Codes> {
  const places = await db.place.findMany({
    where: { validTo: null, level: { in: ['province', 'prefecture', 'county'] } },
    select: { id: true, nameZh: true, fullName: true },
  });
  const tags = await db.industryTag.findMany({ select: { id: true, nameZh: true } });
  const tiers = await db.tier.findMany({ select: { id: true, facet: true, code: true, nameZh: true } });
  const units = await db.unit.findMany({ select: { id: true, name: true, parentId: true } });
  return {
    county: new Map(places.filter((p) => p.fullName.startsWith('陕西省汉中市')).map((p) => [p.nameZh, p.id])),
    place: new Map(places.map((p) => [p.fullName, p.id])),
    tag: new Map(tags.map((tag) => [tag.nameZh, tag.id])),
    tier: new Map(tiers.flatMap((tier) => [[`${tier.facet}:${tier.code}`, tier.id]])),
    unit: new Map(units.map((unit) => [unit.name, unit.id])),
    root: units.find((unit) => unit.parentId === null)?.id ?? '',
  };
}

function entryOf(header: readonly string[], texts: readonly string[], codes: Codes): MerchantEntry {
  const value = (name: string): string => texts[header.indexOf(name)] ?? '';
  const given = <K extends string>(key: K, text: string | undefined): Partial<Record<K, string>> =>
    // cast: a computed key widens to string
    text ? ({ [key]: text } as Record<K, string>) : {};
  const strength = value('实力等级').slice(0, 1);
  return {
    name: value('姓名'),
    aliases: [],
    sex: value('性别') === '女' ? 'female' : 'male',
    kinds: ['business_owner'],
    ...given('hometownId', codes.county.get(value('籍贯县区'))),
    hometownText: value('籍贯县区'),
    ...given(
      'residenceId',
      codes.place.get(`${value('现居省份')}${value('现居城市')}`) ?? codes.place.get(value('现居省份')),
    ),
    residenceText: `${value('现居省份')}${value('现居城市')}`,
    post: { employerText: value('企业名称'), title: value('职务') },
    ...given('industryTagId', codes.tag.get(value('行业'))),
    industryText: value('行业'),
    ...given('strengthTierId', codes.tier.get(`strength:${strength === 'S' ? 'A' : strength}`)),
    ...given('influenceTierId', codes.tier.get(`influence:${value('影响力等级')}`)),
    contributions: [],
    isKey: false,
    ownerUnitId: codes.unit.get(value('籍贯县区')) ?? codes.root,
    source: '演示数据',
    note: value('备注'),
    doNotContact: false,
    contactPoints: [{ kind: 'mobile', value: value('手机号'), preferred: true, doNotUse: false }],
    quantities: [],
    isSample: true,
  };
}

async function copyFloor(file: string): Promise<number> {
  const { from: copyFrom } = await import('pg-copy-streams');
  const { createReadStream } = await import('node:fs');
  const { pipeline } = await import('node:stream/promises');
  const client = await pool.connect();
  try {
    const columns = Array.from({ length: 20 }, (_, index) => `c${index} text`).join(', ');
    await client.query(`CREATE TEMP TABLE bare (${columns})`);
    const from = performance.now();
    await pipeline(
      createReadStream(file),
      client.query(copyFrom('COPY bare FROM STDIN (FORMAT csv, HEADER true)')),
    );
    return (performance.now() - from) / 1000;
  } finally {
    client.release();
  }
}
