import { merchantScopeColumns, visibleMerchants } from '@/lib/merchants/policy';
import { readsInFullSql } from '@/lib/merchants/queries/where';
import type { Actor } from '@/lib/server/actor';
import { inTransaction, Prisma, type Tx } from '@/lib/server/db';
import { scopeSql } from '@/lib/server/scope-sql';

/** A text for comparing: half width, without spaces. The same rule as `plainKey` in check-rows.ts. */
const plainKey = (column: string): Prisma.Sql =>
  Prisma.raw(`nullif(regexp_replace(normalize(${column}, NFKC), '\\s+', '', 'g'), '')`);
const HOMETOWN = Prisma.sql`coalesce(m."hometownCountyId"::text, ${plainKey('m."hometownText"')})`;
const FIRM = plainKey('m."mainCompanyName"');
const MAX_CANDIDATES = 5;

/**
 * Finds, set-wise, who of the staged rows may be known already: in the ledger (all units; what another unit keeps is
 * told without content) and earlier in the sheet. A mobile names a person; a landline, home town or firm count with
 * the name. Two persons of one name and county who have different mobiles and different firms are two persons.
 * A sure and only match on a record of the own scope becomes the row's target; other matches make it a possible
 * duplicate. Rows stay `new` when nobody was found, and are `pending` when a sure target was.
 */
export async function matchRows(actor: Actor, batchId: string): Promise<void> {
  await inTransaction(async (tx) => {
    await tx.$executeRaw`SET LOCAL statement_timeout = '10min'`;
    await tx.$executeRaw`SET LOCAL work_mem = '96MB'`;
    await tx.$executeRaw`ANALYZE batch_row`;
    await pairWithLedger(tx, actor, batchId);
    await takeTargets(tx, batchId);
    await pairWithinSheet(tx, batchId);
    await markDuplicates(tx, batchId);
  }, 600_000);
}

/** Temporary table `import_pair`: row, record, and what of them is the same. */
async function pairWithLedger(tx: Tx, actor: Actor, batchId: string): Promise<void> {
  // a record that is read in part is told of, and nothing can be written into it
  const seen = scopeSql(visibleMerchants(actor), merchantScopeColumns, 'm');
  const own = Prisma.sql`${seen} AND ${readsInFullSql(actor, 'm')}`;
  await tx.$executeRaw`
    CREATE TEMP TABLE import_pair ON COMMIT DROP AS
    WITH r AS MATERIALIZED (
      SELECT * FROM batch_row WHERE "batchId" = ${batchId}::uuid AND outcome = 'new'
    ), found AS (
      SELECT r."rowNo", c."merchantId" AS id FROM r CROSS JOIN unnest(r."mobileKeys") AS k(key)
        JOIN contact_point c ON c."blindIndex" = k.key AND c."validTo" IS NULL
      UNION
      SELECT r."rowNo", m.id FROM r CROSS JOIN unnest(r."lineKeys") AS k(key)
        JOIN contact_point c ON c."blindIndex" = k.key AND c."validTo" IS NULL
        JOIN merchant m ON m.id = c."merchantId" AND m.name = r."nameKey"
      UNION
      SELECT r."rowNo", m.id FROM r JOIN merchant m
          ON m.name = r."nameKey" AND ${HOMETOWN} = r."hometownKey"
      UNION
      SELECT r."rowNo", m.id FROM r JOIN merchant m ON m.name = r."nameKey" AND ${FIRM} = r."firmKey"
    ), flagged AS (
      SELECT r."rowNo", m.id, m.version, (${own}) AS own, (${seen}) AS seen, m.name = r."nameKey" AS by_name,
             EXISTS (SELECT 1 FROM contact_point c WHERE c."merchantId" = m.id AND c."validTo" IS NULL
                        AND c."blindIndex" = ANY (r."mobileKeys" || r."lineKeys")) AS by_phone,
             coalesce(${HOMETOWN} = r."hometownKey", false) AS by_hometown,
             coalesce(${FIRM} = r."firmKey", false) AS by_firm,
             ${FIRM} IS NOT NULL AND r."firmKey" IS NOT NULL AND cardinality(r."mobileKeys") > 0
               AND EXISTS (SELECT 1 FROM contact_point c WHERE c."merchantId" = m.id AND c."validTo" IS NULL
                              AND c.kind = 'mobile') AS told_apart
        FROM found f JOIN r ON r."rowNo" = f."rowNo"
        JOIN merchant m ON m.id = f.id AND m."archivedAt" IS NULL
    )
    SELECT *, by_name AND (by_phone OR (by_hometown AND by_firm)) AS sure FROM flagged
     WHERE (by_phone OR by_firm OR NOT told_apart)
       -- whom another unit keeps is told only to who knows the name and one thing that names the person beside it
       AND (seen OR (by_name AND (by_phone OR (by_hometown AND by_firm))))`;
}

/** A row with exactly one sure match, and that in the own scope, is that person; of two such rows the first. */
async function takeTargets(tx: Tx, batchId: string): Promise<void> {
  await tx.$executeRaw`
    WITH sure AS (
      SELECT "rowNo", min(id::text)::uuid AS id, min(version) AS version FROM import_pair
       WHERE sure GROUP BY "rowNo" HAVING count(*) = 1 AND bool_and(own)
    ), first AS (
      SELECT DISTINCT ON (id) "rowNo", id, version FROM sure ORDER BY id, "rowNo"
    )
    UPDATE batch_row r SET outcome = 'pending', "targetId" = first.id, "beforeVersion" = first.version
      FROM first WHERE r."batchId" = ${batchId}::uuid AND r."rowNo" = first."rowNo"`;
}

/**
 * Temporary table `import_twin`: a row and the earliest row above that may be the same person. No pair is made of
 * every two rows: a sheet of one name repeated must not cost the square of its length.
 */
async function pairWithinSheet(tx: Tx, batchId: string): Promise<void> {
  await tx.$executeRaw`
    CREATE TEMP TABLE import_twin ON COMMIT DROP AS
    WITH r AS MATERIALIZED (
      SELECT *, cardinality("mobileKeys") = 0 OR "firmKey" IS NULL AS vague FROM batch_row
       WHERE "batchId" = ${batchId}::uuid AND outcome IN ('new', 'pending')
    ), twins AS (
      SELECT "rowNo", min("rowNo") OVER (PARTITION BY key) AS early, 'phone' AS reason
        FROM r CROSS JOIN unnest("mobileKeys") AS k(key)
      UNION ALL
      SELECT "rowNo", min("rowNo") OVER (PARTITION BY key, "nameKey"), 'phone'
        FROM r CROSS JOIN unnest("lineKeys") AS k(key)
      UNION ALL
      SELECT "rowNo", min("rowNo") OVER (PARTITION BY "nameKey", "firmKey"), 'firm'
        FROM r WHERE "firmKey" IS NOT NULL
      UNION ALL
      SELECT "rowNo", CASE WHEN vague THEN min("rowNo") OVER same ELSE min("rowNo") FILTER (WHERE vague) OVER same END,
             'hometown'
        FROM r WHERE "hometownKey" IS NOT NULL WINDOW same AS (PARTITION BY "nameKey", "hometownKey")
    )
    SELECT t."rowNo", t.early,
           array_agg(DISTINCT t.reason) || CASE WHEN bool_or(late."nameKey" = above."nameKey") THEN ARRAY['name'] ELSE '{}' END AS reasons
      FROM twins t JOIN r late ON late."rowNo" = t."rowNo" JOIN r above ON above."rowNo" = t.early
     WHERE t.early < t."rowNo"
       -- a row that is surely another person of the ledger is nobody's twin
       AND (late."targetId" IS NULL OR late."targetId" = above."targetId")
     GROUP BY t."rowNo", t.early`;
}

/** Rows with twins or with matches that are not their sure target become possible duplicates, with their candidates. */
async function markDuplicates(tx: Tx, batchId: string): Promise<void> {
  await tx.$executeRaw`
    WITH candidates AS (
      SELECT t."rowNo", 0 AS rank, t.early::text AS ref,
             jsonb_build_object('kind', 'row', 'rowNo', t.early, 'reasons', to_jsonb(t.reasons)) AS candidate
        FROM import_twin t
      UNION ALL
      SELECT p."rowNo", 1 + (NOT p.sure)::int + (NOT p.own)::int, p.id::text,
             jsonb_build_object('kind', 'ledger', 'id', p.id, 'own', p.own, 'reasons', to_jsonb(array_remove(ARRAY[
               CASE WHEN p.by_phone THEN 'phone' END, CASE WHEN p.by_name THEN 'name' END,
               CASE WHEN p.by_hometown THEN 'hometown' END, CASE WHEN p.by_firm THEN 'firm' END], NULL)))
        FROM import_pair p JOIN batch_row r ON r."batchId" = ${batchId}::uuid AND r."rowNo" = p."rowNo"
       WHERE r."targetId" IS NULL OR EXISTS (SELECT 1 FROM import_twin t WHERE t."rowNo" = p."rowNo")
    ), ranked AS (
      SELECT *, row_number() OVER (PARTITION BY "rowNo" ORDER BY rank, ref) AS place FROM candidates
    ), gathered AS (
      SELECT "rowNo", jsonb_agg(candidate ORDER BY place) AS list FROM ranked
       WHERE place <= ${MAX_CANDIDATES} GROUP BY "rowNo"
    )
    UPDATE batch_row r SET outcome = 'duplicate', candidates = g.list, "targetId" = NULL, "beforeVersion" = NULL
      FROM gathered g WHERE r."batchId" = ${batchId}::uuid AND r."rowNo" = g."rowNo"`;
}
