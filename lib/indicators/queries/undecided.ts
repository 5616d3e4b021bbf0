import { projectScopeColumns, visibleProjects } from '@/lib/projects/policy';
import { visibleReceipts, receiptScopeColumns } from '@/lib/receipts/policy';
import type { Actor } from '@/lib/server/actor';
import { db, Prisma, type Tx } from '@/lib/server/db';
import { scopeSql } from '@/lib/server/scope-sql';
import { endOfMonth } from '@/lib/shared/dates';
import { ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { canListIndicators, canReadFigureOf } from '../policy';

type UnitMonth = { unit: string; month: string };

/** A line that was handed in for a month and is neither accepted nor returned. Amount in 万元 as decimal text. */
export type UndecidedLine = {
  id: string;
  number: string;
  project: string;
  unit: string | null;
  receivedOn: string;
  amountWan: string;
  state: 'submitted' | 'checked';
};

/**
 * Lines of the unit's subtree received by the end of the month that wait for a check or a decision; those of a
 * restricted project only for who may know of it. Reads receipt r, unit u, project p.
 */
function undecidedWhere(actor: Actor, { unit, month }: UnitMonth): Prisma.Sql {
  if (!canListIndicators(actor)) throw new ForbiddenError('indicators.list');
  if (!canReadFigureOf(actor, unit)) throw new NotFoundError('unit');
  return Prisma.sql`r.state IN ('submitted', 'checked') AND r."receivedOn" <= ${endOfMonth(month)}::date
    AND u."ancestorIds" @> ARRAY[${unit}::uuid] AND ${scopeSql(visibleReceipts(actor), receiptScopeColumns, 'r')}
    AND ${scopeSql(visibleProjects(actor), projectScopeColumns, 'p')}`;
}

/** How many lines a lock of the month would leave out; inside the lock's own transaction when one is given. */
export async function countUndecided(actor: Actor, asked: UnitMonth, client: Tx = db): Promise<number> {
  const [row] = await client.$queryRaw<{ n: number }[]>`
    SELECT count(*)::int AS n FROM receipt r JOIN unit u ON u.id = r."ownerUnitId" JOIN project p ON p.id = r."projectId"
     WHERE ${undecidedWhere(actor, asked)}`;
  return row?.n ?? 0;
}

/** The lines themselves, the oldest first, at most a hundred. */
export async function listUndecided(actor: Actor, asked: UnitMonth): Promise<UndecidedLine[]> {
  return db.$queryRaw`
    SELECT r.id, r.number, p.name AS project, u."shortName" AS unit, r.state::text AS state,
           to_char(r."receivedOn", 'YYYY-MM-DD') AS "receivedOn", r."amountWan"::text AS "amountWan"
      FROM receipt r JOIN unit u ON u.id = r."ownerUnitId" JOIN project p ON p.id = r."projectId"
     WHERE ${undecidedWhere(actor, asked)} ORDER BY r."receivedOn", r.id LIMIT 100`;
}
