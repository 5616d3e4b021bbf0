import type { Actor } from '@/lib/server/actor';
import { inTransaction, Prisma, type Tx } from '@/lib/server/db';
import { scopeSql } from '@/lib/server/scope-sql';
import { newId } from '@/lib/server/uuid';
import { ForbiddenError } from '@/lib/shared/errors';
import { merchantScopeColumns, visibleMerchants } from '../policy';
import { besideOf, factColumns, hometownKey, plainKey, sideOfRecord } from '../queries/duplicate-facts';
import { PAIR_FROM, pairOrder, scoreDuplicate, type DuplicateFacts } from '../rules-duplicates';

/** Records compared in one transaction, and pairs kept of one record at most: the surest. */
export const SCAN_SIZE = 1_000;
const MOST_PAIRS = 20;

type Mark = { throughAt: string; throughId: string };
type Pair = DuplicateFacts & { oneId: string; otherId: string };

/**
 * Compares the records that changed since the last run with the ledger and keeps `duplicate_pair`: found pairs with
 * score and reasons, pairs of these records that hold no longer go, what people decided stays. One transaction with
 * its mark, so that a killed run leaves nothing half and the next one goes on behind it. Records are met by the keyed
 * index of phones and by the reading of the name; nothing reads the whole table. Changes of the last minute wait,
 * because a slower transaction may still commit an earlier one. Returns how many records were compared. For the job.
 */
export async function scanDuplicates(actor: Actor, settleSeconds = 60): Promise<number> {
  if (actor.kind !== 'system') throw new ForbiddenError('merchants.scan');
  return inTransaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('merchants.duplicates', 0))`;
    await tx.$executeRaw`SET LOCAL work_mem = '64MB'`;
    const changed = await readChanged(tx, actor, settleSeconds);
    const last = changed.at(-1);
    if (!last) return 0;
    const ids = changed.map(({ id }) => id);
    const [{ now } = { now: new Date() }] = await tx.$queryRaw<
      { now: Date }[]
    >`SELECT clock_timestamp() AS now`;
    await keepPairs(tx, await readPairs(tx, actor, ids));
    await tx.$executeRaw`
      DELETE FROM duplicate_pair WHERE state = 'open' AND "seenAt" < ${now} AND NOT ('byHand' = ANY (reasons))
         AND ("merchantAId" = ANY (${ids}::uuid[]) OR "merchantBId" = ANY (${ids}::uuid[]))`;
    await tx.$executeRaw`
      INSERT INTO duplicate_scan (id, "throughAt", "throughId")
      VALUES (1, ${last.at}::timestamptz, ${last.id}::uuid)
      ON CONFLICT (id) DO UPDATE SET "throughAt" = excluded."throughAt", "throughId" = excluded."throughId"`;
    return changed.length;
  }, 120_000);
}

/** The next records in the order of their last change; times as text, since a Date would lose the microseconds. */
async function readChanged(
  tx: Tx,
  actor: Actor,
  settleSeconds: number,
): Promise<{ id: string; at: string }[]> {
  const [mark] = await tx.$queryRaw<Mark[]>`
    SELECT "throughAt"::text AS "throughAt", "throughId" FROM duplicate_scan WHERE id = 1`;
  const behind = mark
    ? Prisma.sql`(m."updatedAt", m.id) > (${mark.throughAt}::timestamptz, ${mark.throughId}::uuid)`
    : Prisma.sql`TRUE`;
  return tx.$queryRaw`
    SELECT m.id, m."updatedAt"::text AS at FROM merchant m
     WHERE ${behind} AND m."updatedAt" <= now() - make_interval(secs => ${settleSeconds}::int)
       AND ${scopeSql(visibleMerchants(actor), merchantScopeColumns, 'm')}
     ORDER BY m."updatedAt", m.id LIMIT ${SCAN_SIZE}`;
}

async function readPairs(tx: Tx, actor: Actor, ids: readonly string[]): Promise<Pair[]> {
  const [one, other] = [sideOfRecord('r', 'rk'), sideOfRecord('m', 'k')];
  return tx.$queryRaw<Pair[]>`
    WITH r AS MATERIALIZED (
      SELECT * FROM merchant WHERE id = ANY (${ids}::uuid[]) AND "archivedAt" IS NULL
    ), found AS (
      SELECT r.id AS one, c."merchantId" AS other FROM r
        JOIN contact_point o ON o."merchantId" = r.id AND o."validTo" IS NULL AND o.kind IN ('mobile', 'landline')
        JOIN contact_point c ON c."blindIndex" = o."blindIndex" AND c."validTo" IS NULL AND c."merchantId" <> r.id
      UNION
      SELECT r.id, n.id FROM r JOIN merchant n ON n.pinyin = r.pinyin AND n.id <> r.id
       WHERE r.pinyin <> '' AND n."archivedAt" IS NULL
         AND (${hometownKey('n')} = ${hometownKey('r')}
           OR ${plainKey(Prisma.raw('n."mainCompanyName"'))} = ${plainKey(Prisma.raw('r."mainCompanyName"'))}
           OR EXISTS (SELECT 1 FROM post p JOIN post q ON q."companyId" = p."companyId"
                       WHERE p."merchantId" = r.id AND q."merchantId" = n.id))
    )
    SELECT f.one AS "oneId", f.other AS "otherId", ${factColumns(one, other)}
      FROM found f JOIN r ON r.id = f.one
      JOIN merchant m ON m.id = f.other AND m."archivedAt" IS NULL
       AND ${scopeSql(visibleMerchants(actor), merchantScopeColumns, 'm')}
      ${besideOf('r', 'rk')} ${besideOf('m', 'k')}`;
}

/** Writes the pairs that are sure enough; what a person has decided is not touched. */
async function keepPairs(tx: Tx, pairs: readonly Pair[]): Promise<void> {
  const kept = new Map<string, { a: string; b: string; score: number; reasons: string[] }>();
  for (const group of Map.groupBy(pairs, (pair) => pair.oneId).values()) {
    const best = group
      .map((pair) => ({ pair, ...scoreDuplicate(pair) }))
      .filter(({ score }) => score >= PAIR_FROM)
      .sort((x, y) => y.score - x.score || (x.pair.otherId < y.pair.otherId ? -1 : 1))
      .slice(0, MOST_PAIRS);
    for (const { pair, score, reasons } of best) {
      const [a, b] = pairOrder(pair.oneId, pair.otherId);
      kept.set(`${a} ${b}`, { a, b, score, reasons });
    }
  }
  if (kept.size === 0) return;
  const rows = JSON.stringify([...kept.values()].map((pair) => ({ id: newId(), ...pair })));
  await tx.$executeRaw`
    INSERT INTO duplicate_pair (id, "merchantAId", "merchantBId", score, reasons, "seenAt")
    SELECT p.id, p.a, p.b, p.score, p.reasons, clock_timestamp()
      FROM json_to_recordset(${rows}::json) AS p(id uuid, a uuid, b uuid, score int, reasons text[])
    ON CONFLICT ("merchantAId", "merchantBId") DO UPDATE
       SET score = excluded.score, reasons = excluded.reasons, "seenAt" = excluded."seenAt"
     WHERE duplicate_pair.state = 'open' AND NOT ('byHand' = ANY (duplicate_pair.reasons))`;
}
