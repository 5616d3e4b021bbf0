import type { z } from 'zod';
import { loadPersonKeys, recordChange } from '@/lib/audit/commands';
import type { Actor } from '@/lib/server/actor';
import { inTransaction } from '@/lib/server/db';
import { scopeWhere } from '@/lib/server/scope';
import { AppError, ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { canArchiveMerchant, merchantScopeColumns, visibleMerchants } from '../policy';
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
