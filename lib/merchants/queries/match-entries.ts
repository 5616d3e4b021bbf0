import { Prisma, type Tx } from '@/lib/server/db';
import { namePinyin } from '@/lib/shared/pinyin';
import { squeezeText } from '@/lib/shared/search-text';
import {
  isToldElsewhere,
  PAIR_FROM,
  scoreDuplicate,
  type DuplicateFacts,
  type DuplicateReason,
} from '../rules-duplicates';
import { besideOf, factColumns, plainKey, sideOfRecord, type Side } from './duplicate-facts';

/** What a list of somebody else says of a person; `phoneKey` is the keyed hash of the number, as hexadecimal text. */
export type EntryDraft = {
  key: string;
  name: string;
  firm: string | null;
  hometown: string | null;
  creditCode: string | null;
  phoneKey: string | null;
};

/** Somebody of the ledger who may be the person of an entry: no name, for the caller to scope or to mask. */
export type EntryMatch = {
  key: string;
  merchantId: string;
  score: number;
  reasons: DuplicateReason[];
  /** sure enough to be told across scopes, as one bit */
  isSure: boolean;
};

const MOST_OF_ENTRY = 5;

const column = (name: string): Prisma.Sql => Prisma.raw(`e."${name}"`);

/**
 * SQL: the home town of entry `e` as the key that record `alias` has (duplicate-facts.ts). A text that names the
 * record's county, with or without 县 or 区 at the end, is that county.
 */
const homeOf = (alias: string): Prisma.Sql => {
  const county = Prisma.raw(`${alias}."hometownCountyId"`);
  return Prisma.sql`CASE WHEN EXISTS (
    SELECT 1 FROM place h WHERE h.id = ${county}
       AND (strpos(e.home, h."nameZh") > 0 OR (length(h."nameZh") > 2 AND strpos(e.home, left(h."nameZh", -1)) > 0)))
    THEN ${county}::text ELSE e.home END`;
};

const entrySide = (alias: string): Side => ({
  name: column('name'),
  normal: column('normal'),
  pinyin: column('pinyin'),
  hometown: homeOf(alias),
  sex: Prisma.sql`NULL::text`,
  birthFrom: Prisma.sql`NULL::date`,
  birthTo: Prisma.sql`NULL::date`,
  birthPrecision: Prisma.sql`NULL::text`,
  firm: column('firm'),
  mobiles: column('phones'),
  lines: column('phones'),
  companies: column('companies'),
  codes: column('codes'),
});

/**
 * Meets entries with the whole ledger in one question, by the keyed index of phones and by the reading of the name: for
 * each the surest five, by the rules of duplicates. Inside the transaction of a caller that has authorised the entries
 * and shows what is found within the scope, or masked to one bit.
 */
export async function matchEntriesIn(tx: Tx, drafts: readonly EntryDraft[]): Promise<EntryMatch[]> {
  if (drafts.length === 0) return [];
  const given = drafts.map(({ name, ...draft }) => ({
    ...draft,
    name,
    normal: squeezeText(name),
    pinyin: namePinyin(name).full,
  }));
  const rows = await tx.$queryRaw<(DuplicateFacts & { key: string; merchantId: string })[]>`
    WITH e AS MATERIALIZED (
      SELECT x.key, x.name, x.normal, x.pinyin, ${plainKey(Prisma.sql`x.hometown`)} AS home,
             ${plainKey(Prisma.sql`x.firm`)} AS firm,
             CASE WHEN x."phoneKey" IS NOT NULL THEN ARRAY[decode(x."phoneKey", 'hex')] END AS phones,
             CASE WHEN x."creditCode" IS NOT NULL THEN ARRAY[x."creditCode"] END AS codes,
             (SELECT array_agg(k."companyId") FROM company_code k WHERE k."creditCode" = x."creditCode") AS companies
        FROM json_to_recordset(${JSON.stringify(given)}::json) AS x(key text, name text, normal text, pinyin text,
             hometown text, firm text, "creditCode" text, "phoneKey" text)
    ), found AS (
      SELECT e.key, c."merchantId" AS id FROM e
        JOIN contact_point c ON c."blindIndex" = ANY (e.phones) AND c."validTo" IS NULL
      UNION
      SELECT e.key, n.id FROM e JOIN merchant n ON n.pinyin = e.pinyin AND n."archivedAt" IS NULL
       WHERE e.pinyin <> ''
         AND (coalesce(n."hometownCountyId"::text, ${plainKey(Prisma.raw('n."hometownText"'))}) = ${homeOf('n')}
           OR ${plainKey(Prisma.raw('n."mainCompanyName"'))} = e.firm
           OR EXISTS (SELECT 1 FROM post p WHERE p."merchantId" = n.id AND p."companyId" = ANY (e.companies)))
    )
    SELECT e.key, m.id AS "merchantId", ${factColumns(entrySide('m'), sideOfRecord('m', 'k'))}
      FROM found f JOIN e ON e.key = f.key
      JOIN merchant m ON m.id = f.id AND m."archivedAt" IS NULL AND m."frozenAt" IS NULL
      ${besideOf('m', 'k')}`;
  const scored = rows
    .map(({ key, merchantId, ...facts }) => ({
      key,
      merchantId,
      ...scoreDuplicate(facts),
      isSure: isToldElsewhere(facts),
    }))
    .filter(({ score }) => score >= PAIR_FROM);
  return [...Map.groupBy(scored, ({ key }) => key).values()].flatMap((found) =>
    found.sort((a, b) => b.score - a.score || (a.merchantId < b.merchantId ? -1 : 1)).slice(0, MOST_OF_ENTRY),
  );
}
