import type { Actor } from '@/lib/server/actor';
import { db } from '@/lib/server/db';
import { today } from '@/lib/shared/dates';
import { ForbiddenError } from '@/lib/shared/errors';
import { limitsIn } from '../commands/clock';
import { canListAppeals, canSetAppealLimits } from '../policy';
import { limitSteps, type LimitStep, type StepLimits } from '../rules';

/** A limit that was set: from which day, why, by whom. */
export type SetLimit = {
  id: string;
  step: LimitStep;
  workdays: number;
  validFrom: string;
  reason: string | null;
  by: string | null;
};

/** The limits in force and what was set before, newest first, at most a hundred. */
export async function getAppealLimits(
  actor: Actor,
): Promise<{ limits: StepLimits; history: SetLimit[]; can: { set: boolean } }> {
  if (!canListAppeals(actor)) throw new ForbiddenError('appeals.limits');
  const [limits, rows] = await Promise.all([
    limitsIn(db, today()),
    db.appealClock.findMany({
      select: { id: true, step: true, workdays: true, validFrom: true, reason: true, adoptedBy: true },
      orderBy: [{ validFrom: 'desc' }, { createdAt: 'desc' }, { id: 'asc' }],
      take: 100,
    }),
  ]);
  const users = await db.user.findMany({
    where: { id: { in: rows.flatMap(({ adoptedBy }) => adoptedBy ?? []) } },
    select: { id: true, name: true },
    take: 100,
  });
  const names = new Map(users.map(({ id, name }) => [id, name]));
  const history = rows.flatMap(({ adoptedBy, validFrom, step: stored, ...row }): SetLimit[] => {
    const step = limitSteps.find((one) => one === stored);
    if (!step) return [];
    return [
      {
        ...row,
        step,
        validFrom: validFrom.toISOString().slice(0, 10),
        by: names.get(adoptedBy ?? '') ?? null,
      },
    ];
  });
  return { limits, history, can: { set: canSetAppealLimits(actor) } };
}
