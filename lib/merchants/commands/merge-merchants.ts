import { loadPersonKeys, recordChanges } from '@/lib/audit/commands';
import type { Actor } from '@/lib/server/actor';
import { encryptWithKey } from '@/lib/server/crypto';
import { bulkUpdate, type BulkRow } from '@/lib/server/bulk';
import { inTransaction, type Tx } from '@/lib/server/db';
import { scopeSql } from '@/lib/server/scope-sql';
import { newId } from '@/lib/server/uuid';
import { addDays, today } from '@/lib/shared/dates';
import { AppError, FieldErrors, ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import type { KeptLink } from '@/lib/shared/kept-links';
import { canMergeMerchants, merchantScopeColumns, visibleMerchants, type MerchantBasis } from '../policy';
import { searchColumns } from '../rules';
import { changedColumns, mergedColumns, UNDO_DAYS, type MergeColumns } from '../rules-merge';
import type { MergeInput } from '../schema-duplicates';
import { moveLinksIn } from './move-links';

/** Authenticated with what a merge remembers, so that it can't be moved to another column. */
export const MERGE_CONTEXT = 'merchant_merge.cipher';

/** A person locked for a merge, with every column as JSON. */
export type LockedPerson = {
  id: string;
  version: number;
  name: string;
  fileNo: string;
  personKeyId: string | null;
  archived: boolean;
  columns: Record<string, unknown>;
} & MerchantBasis;

/** Locks people of the actor's scope, in the order of their ids, so that two merges wait for each other. */
export async function lockPeopleIn(tx: Tx, actor: Actor, ids: readonly string[]): Promise<LockedPerson[]> {
  return tx.$queryRaw<LockedPerson[]>`
    SELECT m.id, m.version, m.name, m."fileNo", m."personKeyId", m."keeperUnitIds",
           m."basisState"::text AS "basisState", m."archivedAt" IS NOT NULL AS archived,
           to_jsonb(m) - 'searchVector' AS columns
      FROM merchant m
     WHERE m.id = ANY (${[...ids]}::uuid[]) AND ${scopeSql(visibleMerchants(actor), merchantScopeColumns, 'm')}
     ORDER BY m.id FOR UPDATE`;
}

/** The state of the lawful basis by the ledger of bases, after rows have moved. */
export async function refreshBasisIn(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE merchant m SET "basisState" = (CASE
        WHEN EXISTS (SELECT 1 FROM basis b WHERE b."merchantId" = m.id AND b."endedAt" IS NULL AND b.kind <> 'none'
                      AND (b."expiresAt" IS NULL OR b."expiresAt" >= ${today()}::date)) THEN 'valid'
        WHEN EXISTS (SELECT 1 FROM basis b WHERE b."merchantId" = m.id AND b."endedAt" IS NULL AND b.kind <> 'none')
          THEN 'expired' ELSE 'none' END)::"BasisState"
     WHERE m.id = ANY (${[...ids]}::uuid[])`;
}

/**
 * Makes two records of one person one (A1): the chosen sides of every field, lists and keepers united, every reference
 * of the registry moved and remembered row by row, the other record archived with the way to the one that stays, the
 * search text rebuilt. One transaction: a killed process leaves both as they were. Refuses whoever may not change both
 * records, archived ones, and versions that have moved on (`conflict`). `links` is the registry of all nouns.
 */
export async function mergeMerchants(
  actor: Actor,
  links: readonly KeptLink[],
  input: MergeInput,
): Promise<{ id: string; mergeId: string; moved: number }> {
  return inTransaction(async (tx) => {
    const pair = await lockPair(tx, actor, input);
    const { a, b } = pair;
    const survivor = input.survivorId === a.id ? 'a' : input.survivorId === b.id ? 'b' : null;
    if (!survivor) throw FieldErrors.of('survivorId', 'not_in_list');
    const [winner, loser] = survivor === 'a' ? [a, b] : [b, a];
    const merge = { id: newId(), winnerId: winner.id, loserId: loser.id };
    const merged = withSearch(mergedColumns(a.columns, b.columns, survivor, input.choice));
    const changed = changedColumns(winner.columns, merged);
    const keys = await loadPersonKeys(
      tx,
      [winner, loser].flatMap((one) => one.personKeyId ?? []),
    );
    const sealed = (one: LockedPerson, values: object): Uint8Array<ArrayBuffer> => {
      const key = keys.get(one.personKeyId ?? '');
      if (!key) throw new AppError('not_in_this_state');
      return Uint8Array.from(encryptWithKey(key.key, JSON.stringify(values), MERGE_CONTEXT).cipher);
    };
    await tx.merchantMerge.create({
      data: {
        ...merge,
        mergedBy: actor.kind === 'person' ? actor.userId : null,
        reason: input.reason,
        winnerCipher: sealed(winner, changed),
        loserCipher: sealed(loser, { archivedAt: null, archivedReason: null }),
        undoUntil: new Date(`${addDays(today(), UNDO_DAYS)}T00:00:00Z`),
      },
      select: { id: true },
    });
    await settleMainPost(tx, merge, merged);
    const moved = await moveLinksIn(tx, links, merge);
    const movedRows = [...moved.values()].reduce((sum, rows) => sum + rows, 0);
    await carryDecisions(tx, merge);
    await writeBoth(tx, winner, loser, merged, input.reason);
    await tx.duplicatePair.update({
      where: { id: input.pairId },
      data: {
        state: 'merged',
        decidedBy: actor.kind === 'person' ? actor.userId : null,
        decidedAt: new Date(),
        decidedReason: input.reason,
        version: { increment: 1 },
      },
      select: { id: true },
    });
    await recordChanges(tx, actor, [
      {
        noun: 'merchants',
        recordId: winner.id,
        verb: 'merge',
        before: toldValues(changed, 'before'),
        after: { ...toldValues(changed, 'after'), mergedFrom: loser.fileNo, movedRows },
        reason: input.reason,
        personKey: keys.get(winner.personKeyId ?? '') ?? null,
      },
      {
        noun: 'merchants',
        recordId: loser.id,
        verb: 'merged_away',
        after: { mergedInto: winner.fileNo },
        reason: input.reason,
        personKey: keys.get(loser.personKeyId ?? '') ?? null,
      },
    ]);
    return { id: winner.id, mergeId: merge.id, moved: movedRows };
  }, 60_000);
}

async function lockPair(
  tx: Tx,
  actor: Actor,
  input: MergeInput,
): Promise<{ a: LockedPerson; b: LockedPerson }> {
  const pair = await tx.duplicatePair.findUnique({
    where: { id: input.pairId },
    select: { merchantAId: true, merchantBId: true, state: true },
  });
  if (!pair) throw new NotFoundError('duplicate_pair');
  const people = await lockPeopleIn(tx, actor, [pair.merchantAId, pair.merchantBId]);
  const a = people.find(({ id }) => id === pair.merchantAId);
  const b = people.find(({ id }) => id === pair.merchantBId);
  if (!a || !b) throw new NotFoundError('merchant');
  if (!canMergeMerchants(actor, [a, b])) throw new ForbiddenError('merchants.merge');
  if (a.archived || b.archived || pair.state === 'merged') throw new AppError('not_in_this_state');
  if (a.version !== input.aVersion || b.version !== input.bVersion) throw new AppError('conflict', {}, {});
  return { a, b };
}

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** The columns with the search columns that follow from them. */
export function withSearch(merged: MergeColumns) {
  const { aliases } = merged;
  return {
    ...merged,
    ...searchColumns({
      name: text(merged['name']) ?? '',
      namePinyin: text(merged['namePinyin']),
      aliases: Array.isArray(aliases) ? aliases.filter((alias) => typeof alias === 'string') : [],
      employers: [text(merged['mainCompanyName'])],
    }),
  };
}

/** Columns that follow from another one of their field: the history tells that one. */
const DERIVED = [
  ...['birthFrom', 'birthTo', 'birthPrecision', 'hometownCountyId', 'residenceProvinceId', 'residenceCityId'],
  ...['industryCode', 'officerId', 'keeperUnitIds'],
];
const TOLD_AS: Readonly<Record<string, string>> = { mainCompanyName: 'employer', mainTitle: 'title' };

/** One side of what a merge changed, as the history names it. */
export const toldValues = (
  changed: Readonly<Record<string, { before: unknown; after: unknown }>>,
  side: 'before' | 'after',
): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(changed)
      .filter(([column]) => !DERIVED.includes(column))
      .map(([column, values]) => [TOLD_AS[column] ?? column, values[side]]),
  );

/** One main post stays: the one whose employer was chosen. The other becomes a former one; both are kept. */
async function settleMainPost(
  tx: Tx,
  merge: { id: string; winnerId: string; loserId: string },
  merged: MergeColumns,
): Promise<void> {
  const mains = await tx.post.findMany({
    where: { merchantId: { in: [merge.winnerId, merge.loserId] }, isMain: true },
    select: { id: true, merchantId: true, employerText: true, title: true },
    take: 2,
  });
  if (mains.length < 2) return;
  const chosen =
    mains.find(
      (post) => post.employerText === merged['mainCompanyName'] && post.title === merged['mainTitle'],
    ) ?? mains.find((post) => post.merchantId === merge.winnerId);
  const other = mains.find((post) => post.id !== chosen?.id);
  if (!other) return;
  await tx.post.update({ where: { id: other.id }, data: { isMain: false }, select: { id: true } });
  await tx.mergeMove.create({
    data: {
      id: newId(),
      mergeId: merge.id,
      link: 'post.isMain',
      rowKey: { id: other.id },
      changed: { isMain: { before: true, after: false } },
    },
    select: { id: true },
  });
}

/** What was decided about the record that goes holds for the one that stays; open suspicions are found anew. */
async function carryDecisions(tx: Tx, merge: { winnerId: string; loserId: string }): Promise<void> {
  const { winnerId, loserId } = merge;
  await tx.$executeRaw`
    INSERT INTO duplicate_pair (id, "merchantAId", "merchantBId", score, reasons, state, "decidedBy", "decidedAt", "decidedReason")
    SELECT gen_random_uuid(), least(${winnerId}::uuid, o.other), greatest(${winnerId}::uuid, o.other),
           p.score, p.reasons, p.state, p."decidedBy", p."decidedAt", p."decidedReason"
      FROM duplicate_pair p
      CROSS JOIN LATERAL (SELECT CASE WHEN p."merchantAId" = ${loserId}::uuid THEN p."merchantBId" ELSE p."merchantAId" END AS other) o
     WHERE p.state = 'not_same' AND ${loserId}::uuid IN (p."merchantAId", p."merchantBId") AND o.other <> ${winnerId}::uuid
    ON CONFLICT ("merchantAId", "merchantBId") DO UPDATE
       SET state = excluded.state, "decidedBy" = excluded."decidedBy", "decidedAt" = excluded."decidedAt",
           "decidedReason" = excluded."decidedReason" WHERE duplicate_pair.state = 'open'`;
  await tx.$executeRaw`
    DELETE FROM duplicate_pair p WHERE p.state = 'open'
       AND ${loserId}::uuid IN (p."merchantAId", p."merchantBId")
       AND NOT ${winnerId}::uuid IN (p."merchantAId", p."merchantBId")`;
}

async function writeBoth(
  tx: Tx,
  winner: LockedPerson,
  loser: LockedPerson,
  merged: MergeColumns,
  reason: string,
): Promise<void> {
  const changed = await bulkUpdate(tx, 'merchant', [
    // cast: columns as PostgreSQL wrote them in JSON
    { ...(merged as BulkRow), id: winner.id, version: winner.version },
  ]);
  const { count } = await tx.merchant.updateMany({
    where: { id: loser.id, version: loser.version },
    data: {
      archivedAt: new Date(),
      archivedReason: reason,
      mergedIntoId: winner.id,
      version: { increment: 1 },
    },
  });
  if (changed.length !== 1 || count !== 1) throw new AppError('conflict', {}, {});
  await refreshBasisIn(tx, [winner.id, loser.id]);
}
