import { recordChange } from '@/lib/audit/commands';
import type { Actor } from '@/lib/server/actor';
import { touchTags } from '@/lib/server/cache-tags';
import { inTransaction } from '@/lib/server/db';
import { today } from '@/lib/shared/dates';
import { AppError, FieldErrors } from '@/lib/shared/errors';
import { refreshStatusesIn } from '../jobs/refresh-statuses';
import { canCorrectStatus } from '../policy';
import { checkStep, daysAfterStep } from '../rules';
import { STATUS_PAPER } from '../rules-partners';
import type { StatusStepInput } from '../schema';
import { attachPapersIn } from './keep-papers';
import { asTexts, chamberTags, dateOf, dayText, requireChamber } from './prepare';

/**
 * One step of 待核 → 筹备 → 成立 → 注册登记 → 注销, with its day and reason in the audit trail, and the
 * papers that prove it (B1). Going back is a
 * correction: the chief's, it clears the days of the states after it.
 */
export async function changeChamberStatus(actor: Actor, input: StatusStepInput): Promise<{ id: string }> {
  return inTransaction(async (tx) => {
    const chamber = await requireChamber(tx, actor, input.id);
    if (chamber.version !== input.version)
      throw new AppError(
        'conflict',
        {},
        { ...asTexts({ status: chamber.status }), version: String(chamber.version) },
      );
    const days = {
      preparedOn: dayText(chamber.preparedOn),
      foundedOn: dayText(chamber.foundedOn),
      registeredOn: dayText(chamber.registeredOn),
      dissolvedOn: dayText(chamber.dissolvedOn),
    };
    const registryNo = input.registryNo ?? chamber.registryNo;
    const problem = checkStep({
      from: chamber.status,
      to: input.to,
      on: input.on,
      registryNo,
      days,
      today: today(),
      mayCorrect: canCorrectStatus(actor),
    });
    if (problem) throw FieldErrors.of(problem.field, problem.code, problem.values);
    const after = daysAfterStep(chamber.status, input.to, input.on, days);
    const moved = await tx.chamber.updateMany({
      where: { id: chamber.id, version: input.version },
      data: {
        status: input.to,
        registryNo,
        preparedOn: dateOf(after.preparedOn),
        foundedOn: dateOf(after.foundedOn),
        registeredOn: dateOf(after.registeredOn),
        dissolvedOn: dateOf(after.dissolvedOn),
        version: { increment: 1 },
      },
    });
    if (moved.count !== 1) throw new AppError('conflict');
    await recordChange(tx, actor, {
      noun: 'chambers',
      recordId: chamber.id,
      verb: 'status',
      before: { status: chamber.status, registryNo: chamber.registryNo, ...days },
      after: { status: input.to, registryNo, ...after },
      reason: input.reason,
    });
    if (input.to !== 'unverified')
      await attachPapersIn(
        tx,
        actor,
        { chamberId: chamber.id, role: STATUS_PAPER[input.to] },
        input.files ?? [],
      );
    // rights of the members lapse with the chamber, and begin with its founding
    await refreshStatusesIn(tx, { chamberId: chamber.id });
    await touchTags(tx, chamberTags(chamber.slug));
    return { id: chamber.id };
  });
}
