import type { PersonActor } from '@/lib/server/actor';
import { db } from '@/lib/server/db';
import { today } from '@/lib/shared/dates';
import { ForbiddenError } from '@/lib/shared/errors';
import { canAskForOwn } from '../policy';
import { dueStep, isLate, type AppealState, type Satisfaction } from '../rules';

/** An appeal as the asker reads it: where it stands, with whom, the answer; never what units noted among themselves. */
export type OwnAppeal = {
  id: string;
  version: number;
  number: string;
  kind: string;
  title: string;
  ask: string;
  state: AppealState;
  unit: string | null;
  receivedOn: string;
  dueOn: string | null;
  dueStep: 'accept' | 'answer' | 'close' | null;
  isLate: boolean;
  answer: string | null;
  answeredOn: string | null;
  closedOn: string | null;
  satisfaction: Satisfaction | null;
  canRate: boolean;
};

const day = (date: Date | null): string | null => date?.toISOString().slice(0, 10) ?? null;

/** The own appeals, newest first; for a merchant with a record only. */
export async function listOwnAppeals(actor: PersonActor): Promise<OwnAppeal[]> {
  if (!canAskForOwn(actor)) throw new ForbiddenError('appeals.own');
  const rows = await db.appeal.findMany({
    where: { merchantId: actor.merchantId },
    select: {
      ...{ id: true, version: true, number: true, kind: true, title: true, ask: true, state: true },
      ...{
        handlerUnitId: true,
        receivedOn: true,
        dueOn: true,
        answer: true,
        answeredOn: true,
        closedOn: true,
      },
      satisfaction: true,
    },
    orderBy: [{ receivedOn: 'desc' }, { id: 'desc' }],
    take: 100,
  });
  const units = await db.unit.findMany({
    where: { id: { in: rows.map((row) => row.handlerUnitId) } },
    select: { id: true, name: true },
  });
  return rows.map(({ handlerUnitId, receivedOn, ...row }) => {
    const dueOn = day(row.dueOn);
    return {
      ...row,
      unit: units.find((unit) => unit.id === handlerUnitId)?.name ?? null,
      receivedOn: receivedOn.toISOString().slice(0, 10),
      dueOn,
      dueStep: dueStep(row.state),
      isLate: isLate({ state: row.state, dueOn }, today()),
      answeredOn: day(row.answeredOn),
      closedOn: day(row.closedOn),
      canRate: row.state === 'answered',
    };
  });
}
