import type { Actor } from '@/lib/server/actor';
import { Prisma } from '@/lib/server/db';
import {
  cappedCount,
  COUNT_CAP,
  finishPage,
  planKeyset,
  type CappedCount,
  type Page,
} from '@/lib/server/keyset';
import { readRows } from '@/lib/server/read-rows';
import { columnsNamed } from '../fields-export';
import { columnsToFetch } from '../fields-ledger';
import { hiddenColumns } from '../policy';
import { withoutColumns } from '../rules';
import type { MerchantFilters, MerchantPage } from '../search-params';
import { MERCHANT_ORDERS } from './orders';
import { readLedgerRows, readPublicLedgerWords } from './read-ledger';
import { merchantWhere, readsInFullSql } from './where';

/**
 * A person as the ledger shows them: phone masked, hidden fields null. Dates as YYYY-MM-DD. `inFull` is false where
 * fields are withheld because no lawful basis is in force.
 */
export type MerchantRow = {
  id: string;
  fileNo: string;
  name: string;
  isKey: boolean;
  doNotContact: boolean;
  hometown: string | null;
  residence: string | null;
  company: string | null;
  title: string | null;
  industry: string | null;
  strength: string | null;
  influence: string | null;
  phone: string | null;
  lastContactOn: string | null;
  unit: string | null;
  basisState: 'none' | 'valid' | 'expired';
  inFull: boolean;
  updatedOn: string;
  isSample: boolean;
};

/** The page's rows: fifty, in one of the closed orders, found by keyset (A3). */
export async function listMerchants(
  actor: Actor,
  page: MerchantPage,
  size?: number,
): Promise<Page<MerchantRow>> {
  const { after, before, open: _open, view: _view, cols: _cols, ...filters } = page;
  const where = merchantWhere(actor, filters);
  const plan = planKeyset({
    table: 'merchant',
    alias: 'm',
    order: MERCHANT_ORDERS[filters.order],
    filters,
    after,
    before,
    ...(size ? { size } : {}),
  });
  // the page is cut before anything is joined to it
  const rows = await readRows<MerchantRow>(Prisma.sql`
    WITH page AS MATERIALIZED (
      SELECT m.* FROM merchant m WHERE ${where} AND ${plan.condition} ORDER BY ${plan.orderBy} LIMIT ${plan.limit}
    )
    SELECT m.id, m."fileNo", m.name, m."isKey", m."doNotContact", m."basisState"::text AS "basisState", m."isSample",
           ${readsInFullSql(actor, 'm')} AS "inFull",
           coalesce(h."nameZh", m."hometownText") AS hometown,
           coalesce(concat_ws(' ', p."nameZh", nullif(c."nameZh", p."nameZh")), m."residenceText") AS residence,
           m."mainCompanyName" AS company, m."mainTitle" AS title,
           coalesce(t."nameZh", m."industryText") AS industry,
           s."nameZh" AS strength, i."nameZh" AS influence,
           (SELECT k.masked FROM contact_point k WHERE k."merchantId" = m.id AND k."validTo" IS NULL
              AND k.kind IN ('mobile', 'landline') ORDER BY k.preferred DESC, k."sortNo", k.id LIMIT 1) AS phone,
           to_char(m."lastContactOn", 'YYYY-MM-DD') AS "lastContactOn", u."shortName" AS unit,
           to_char(m."updatedAt" AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD') AS "updatedOn"
      FROM page m
      LEFT JOIN place h ON h.id = m."hometownCountyId"
      LEFT JOIN place p ON p.id = m."residenceProvinceId"
      LEFT JOIN place c ON c.id = m."residenceCityId"
      LEFT JOIN industry_tag t ON t.id = m."industryTagId"
      LEFT JOIN tier s ON s.id = m."strengthTierId"
      LEFT JOIN tier i ON i.id = m."influenceTierId"
      LEFT JOIN unit u ON u.id = m."ownerUnitId"
     ORDER BY ${plan.orderBy}`);
  return finishPage(
    plan,
    rows.map((row) => applyFieldRules(actor, row)),
  );
}

/**
 * Further columns for the people on a page, as a sheet shows them: `id` → column → text. Only what the ledger's own
 * columns lack is read; scope and field rules are those of the sheet (read-ledger.ts).
 */
export async function listMerchantCells(
  actor: Actor,
  ids: readonly string[],
  columns: readonly string[],
): Promise<ReadonlyMap<string, Readonly<Record<string, string>>>> {
  const asked = columnsNamed(columnsToFetch(columns));
  if (asked.length === 0 || ids.length === 0) return new Map();
  const rows = await readLedgerRows(actor, ids, asked, { words: await readPublicLedgerWords() });
  return new Map(
    rows.map((row) => [
      row.id,
      Object.fromEntries(asked.map((column, index) => [column.key, row.cells[index] ?? ''])),
    ]),
  );
}

/** How many people the filters show, exact up to 10,000. */
export async function countMerchants(actor: Actor, filters: MerchantFilters): Promise<CappedCount> {
  const where = merchantWhere(actor, filters);
  const rows = await readRows<{ n: number }>(Prisma.sql`
    SELECT count(*)::int AS n FROM (SELECT 1 FROM merchant m WHERE ${where} LIMIT ${COUNT_CAP + 1}) x`);
  return cappedCount(rows[0]?.n);
}

/** Hides what the actor's role may not read and what is withheld without a lawful basis (policy.ts, FIELD_RULES). */
export function applyFieldRules(actor: Actor, row: MerchantRow): MerchantRow {
  return withoutColumns(row, hiddenColumns(actor, row.inFull));
}
