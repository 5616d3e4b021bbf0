import type { z } from 'zod';
import { loadPersonKeys, recordChange, recordChanges } from '@/lib/audit/commands';
import type { Actor } from '@/lib/server/actor';
import { inTransaction, type Tx } from '@/lib/server/db';
import { scopeWhere } from '@/lib/server/scope';
import { scopeSql } from '@/lib/server/scope-sql';
import { AppError, ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { canArchiveMerchant, canCreateMerchants, merchantScopeColumns, visibleMerchants } from '../policy';
import type { ArchiveInput } from '../schema';

/** Takes a person out of the ledger's lists, or back again; nothing is deleted. Needs the version and a reason. */
export async function archiveMerchant(
  actor: Actor,
  input: z.output<typeof ArchiveInput>,
  restore = false,
): Promise<{ id: string }> {
  return inTransaction(async (tx) => {
    const row = await tx.merchant.findFirst({
      where: { AND: [{ id: input.id }, scopeWhere(visibleMerchants(actor), merchantScopeColumns)] },
      select: {
        id: true,
        version: true,
        keeperUnitIds: true,
        archivedAt: true,
        mergedIntoId: true,
        frozenAt: true,
        erasedAt: true,
        personKeyId: true,
        name: true,
      },
    });
    if (!row) throw new NotFoundError('merchant');
    if (!canArchiveMerchant(actor, row)) throw new ForbiddenError('merchants.archive');
    if (row.version !== input.version) throw new AppError('conflict', {}, { name: row.name });
    // a merged record comes back by parting the two, one that was set aside by taking it back into use
    const hasOwnWay = row.mergedIntoId ?? row.frozenAt ?? row.erasedAt;
    if ((row.archivedAt === null) === restore || hasOwnWay !== null) throw new AppError('not_in_this_state');
    await tx.merchant.update({
      where: { id: row.id },
      data: {
        archivedAt: restore ? null : new Date(),
        archivedReason: restore ? null : input.reason,
        version: { increment: 1 },
      },
    });
    const keys = await loadPersonKeys(tx, row.personKeyId ? [row.personKeyId] : []);
    await recordChange(tx, actor, {
      noun: 'merchants',
      recordId: row.id,
      verb: restore ? 'restore' : 'archive',
      before: { archived: !restore ? null : true },
      after: { archived: restore ? null : true },
      reason: input.reason,
      personKey: keys.get(row.personKeyId ?? '') ?? null,
    });
    return { id: row.id };
  });
}

type Kept = { id: string; version: number };
type SetContext = { id: string; reason: string };

/**
 * Takes a set of people out of the lists, inside the transaction of a bulk act that has locked them within the actor's
 * scope. A newer version on any refuses the whole set.
 */
export async function archiveMerchantsIn(
  tx: Tx,
  actor: Actor,
  people: readonly Kept[],
  { id: batchId, reason }: SetContext,
): Promise<void> {
  if (!canCreateMerchants(actor)) throw new ForbiddenError('merchants.archive');
  const changed = await tx.$queryRaw<{ id: string; personKeyId: string | null }[]>`
    UPDATE merchant m SET "archivedAt" = now(), "archivedReason" = ${reason}, version = m.version + 1, "updatedAt" = now()
      FROM json_to_recordset(${JSON.stringify(people.map(({ id, version }) => ({ id, version })))}::json)
           AS r(id uuid, version int)
     WHERE m.id = r.id AND m.version = r.version AND m."archivedAt" IS NULL
       AND ${scopeSql(visibleMerchants(actor), merchantScopeColumns, 'm')}
     RETURNING m.id, m."personKeyId"`;
  if (changed.length !== people.length) throw new AppError('conflict');
  await recordSet(tx, actor, changed, { verb: 'archive', reason, batchId });
}

/** Brings back those of the set whom nobody has touched since; answers with their ids. */
export async function restoreArchivedIn(
  tx: Tx,
  actor: Actor,
  people: readonly Kept[],
  { batchId, reason }: { batchId: string; reason: string },
): Promise<Set<string>> {
  if (!canCreateMerchants(actor)) throw new ForbiddenError('merchants.archive');
  const changed = await tx.$queryRaw<{ id: string; personKeyId: string | null }[]>`
    UPDATE merchant m SET "archivedAt" = NULL, "archivedReason" = NULL, version = m.version + 1, "updatedAt" = now()
      FROM json_to_recordset(${JSON.stringify(people.map(({ id, version }) => ({ id, version })))}::json)
           AS r(id uuid, version int)
     WHERE m.id = r.id AND m.version = r.version AND m."archivedAt" IS NOT NULL
       AND m."mergedIntoId" IS NULL AND m."frozenAt" IS NULL AND m."erasedAt" IS NULL
       AND ${scopeSql(visibleMerchants(actor), merchantScopeColumns, 'm')}
     RETURNING m.id, m."personKeyId"`;
  await recordSet(tx, actor, changed, { verb: 'restore', reason, batchId });
  return new Set(changed.map((row) => row.id));
}

async function recordSet(
  tx: Tx,
  actor: Actor,
  people: readonly { id: string; personKeyId: string | null }[],
  { verb, reason, batchId }: { verb: 'archive' | 'restore'; reason: string; batchId: string },
): Promise<void> {
  const keys = await loadPersonKeys(
    tx,
    people.flatMap(({ personKeyId }) => (personKeyId ? [personKeyId] : [])),
  );
  const isArchive = verb === 'archive';
  await recordChanges(
    tx,
    actor,
    people.map((row) => ({
      noun: 'merchants',
      recordId: row.id,
      verb,
      before: { archived: isArchive ? null : true },
      after: { archived: isArchive ? true : null },
      reason,
      batchId,
      personKey: keys.get(row.personKeyId ?? '') ?? null,
    })),
  );
}
