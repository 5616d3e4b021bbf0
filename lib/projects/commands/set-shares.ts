import { recordChange } from '@/lib/audit/commands';
import type { Actor } from '@/lib/server/actor';
import { inTransaction } from '@/lib/server/db';
import { AppError, FieldErrors, ForbiddenError } from '@/lib/shared/errors';
import { canSetShares } from '../policy';
import { sharesAreWhole } from '../rules';
import type { SharesInput } from '../schema';
import { loadProject } from './load-project';

/**
 * Splits a project's credit over units from a day on; earlier shares stay for earlier receipts. Refuses
 * (`shares_not_100`) a sum other than 100 or a unit named twice; the database refuses the same at commit. A month that
 * is locked keeps its frozen figures, so no share may begin in one (`month_locked`).
 */
export async function setCreditShares(actor: Actor, input: SharesInput): Promise<{ id: string }> {
  return inTransaction(async (tx) => {
    const old = await loadProject(tx, actor, input.id, input.version);
    if (!canSetShares(actor, old)) throw new ForbiddenError('projects.set_shares');
    if (!sharesAreWhole(input.shares)) throw new AppError('shares_not_100');
    const unitIds = input.shares.map((share) => share.unitId);
    const known = await tx.unit.findMany({
      where: { id: { in: unitIds } },
      select: { id: true, ancestorIds: true },
    });
    if (known.length !== unitIds.length) throw FieldErrors.of('shares', 'not_in_list');
    const locked = await tx.monthLock.count({
      where: {
        month: { gte: input.validFrom.slice(0, 7) },
        unitId: { in: known.flatMap((unit) => unit.ancestorIds) },
      },
    });
    if (locked > 0) throw new AppError('month_locked');
    const validFrom = new Date(`${input.validFrom}T00:00:00Z`);
    const where = { projectId: old.id, validFrom };
    const before = await tx.creditShare.findMany({ where, select: { unitId: true, percent: true } });
    await tx.creditShare.deleteMany({ where });
    await tx.creditShare.createMany({
      data: input.shares.map(({ unitId, percent }) => ({ projectId: old.id, unitId, percent, validFrom })),
    });
    await tx.project.update({ where: { id: old.id }, data: { version: { increment: 1 } } });
    await recordChange(tx, actor, {
      noun: 'projects',
      recordId: old.id,
      verb: 'set_shares',
      before: { shares: before.map((share) => `${share.unitId} ${share.percent.toFixed()}`) },
      after: {
        shares: input.shares.map((share) => `${share.unitId} ${share.percent}`),
        validFrom: input.validFrom,
      },
      reason: input.reason ?? null,
    });
    return { id: old.id };
  });
}
