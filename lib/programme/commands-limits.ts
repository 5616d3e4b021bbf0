import { recordChange } from '@/lib/audit/commands';
import type { Actor } from '@/lib/server/actor';
import { touchTags } from '@/lib/server/cache-tags';
import { inTransaction } from '@/lib/server/db';
import { AppError, ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { canChangeLimits } from './policy';
import { ProgrammeProfile } from './schema';
import type { ExportLimitInput } from './schema-limits';

/**
 * Sets the number of persons above which a list leaves the house only after a second person has agreed. Lists that are
 * asked for from now on are measured by it; those that wait keep theirs. A newer version refuses (`conflict`).
 */
export async function setExportLimit(actor: Actor, input: ExportLimitInput): Promise<{ id: string }> {
  if (!canChangeLimits(actor)) throw new ForbiddenError('programme.limits');
  return inTransaction(async (tx) => {
    const row = await tx.programme.findFirst({ select: { id: true, version: true, profile: true } });
    if (!row) throw new NotFoundError('programme');
    const profile = ProgrammeProfile.parse(row.profile);
    const { exportApprovalPersons } = input;
    const { count } = await tx.programme.updateMany({
      where: { id: row.id, version: input.version },
      data: { profile: { ...profile, exportApprovalPersons }, version: { increment: 1 } },
    });
    if (count === 0) {
      throw new AppError(
        'conflict',
        {},
        {
          version: String(row.version),
          exportApprovalPersons: String(profile.exportApprovalPersons),
        },
      );
    }
    await recordChange(tx, actor, {
      noun: 'programme',
      recordId: row.id,
      verb: 'update',
      before: { exportApprovalPersons: profile.exportApprovalPersons },
      after: { exportApprovalPersons },
      reason: input.reason,
    });
    await touchTags(tx, ['programme']);
    return { id: row.id };
  });
}
