import { recordChange } from '@/lib/audit/commands';
import type { Actor } from '@/lib/server/actor';
import { inTransaction } from '@/lib/server/db';
import { newId } from '@/lib/server/uuid';
import { today } from '@/lib/shared/dates';
import { FieldErrors, ForbiddenError } from '@/lib/shared/errors';
import { canSetAppealLimits } from '../policy';
import { limitsInOrder } from '../rules';
import type { AppealLimitInput } from '../schema';
import { limitsIn } from './clock';

/**
 * Sets within how many workdays a step is due, from today on: appeals that came in before keep their days. What was set
 * on other days stays as it was; a second word on the same day replaces the first. A step that would be due before the
 * one that comes first is refused.
 */
export async function setAppealLimit(actor: Actor, input: AppealLimitInput): Promise<{ id: string }> {
  if (!canSetAppealLimits(actor)) throw new ForbiddenError('appeals.limits');
  return inTransaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('appeal limits', 0))`;
    const { step, workdays, reason } = input;
    const before = await limitsIn(tx, today());
    if (!limitsInOrder({ ...before, [step]: workdays })) {
      throw FieldErrors.of('workdays', 'appeal_limit_order');
    }
    const validFrom = new Date(`${today()}T00:00:00Z`);
    const adopted = {
      workdays,
      reason,
      adoptedBy: actor.kind === 'person' ? actor.userId : null,
      createdAt: new Date(),
    };
    const { id } = await tx.appealClock.upsert({
      where: { step_validFrom: { step, validFrom } },
      create: { id: newId(), step, validFrom, ...adopted },
      update: adopted,
      select: { id: true },
    });
    await recordChange(tx, actor, {
      noun: 'appeals',
      recordId: id,
      verb: 'limit',
      before: { [step]: before[step] },
      after: { [step]: workdays },
      reason,
    });
    return { id };
  });
}
