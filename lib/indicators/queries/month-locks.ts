import { createHash } from 'node:crypto';
import { listDefinitions } from '@/lib/definitions/queries';
import { visibleReceipts, receiptScopeColumns } from '@/lib/receipts/policy';
import type { Actor } from '@/lib/server/actor';
import { db } from '@/lib/server/db';
import { scopeSql } from '@/lib/server/scope-sql';
import { endOfMonth, formatInstant, today } from '@/lib/shared/dates';
import { ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { canListIndicators, canLockMonth, canReadFigureOf } from '../policy';
import { countingsOf } from '../rules-counting';
import { frozenWan, isMonthOver, lockableMonths, lockText } from '../rules-locks';
import { countLines } from './counted-lines';
import { treeOf } from './figure-parts';
import { countUndecided, listUndecided, type UndecidedLine } from './undecided';

type Asked = { unit: string; month: string };

/** A month of a unit in the list of locks. Instants as `YYYY-MM-DD HH:mm`. */
export type MonthRow = {
  month: string;
  /** lines received by the end of the month that wait for a decision */
  undecided: number;
  lock: { by: string | null; at: string; unit: string } | null;
};

function refuseUnit(actor: Actor, unit: string): void {
  if (!canListIndicators(actor)) throw new ForbiddenError('indicators.list');
  if (!canReadFigureOf(actor, unit)) throw new NotFoundError('unit');
}

/** Locks that hold a unit: its own and those of the units above it. */
async function locksOf(unit: string, months: readonly string[]) {
  const found = await db.unit.findUnique({ where: { id: unit }, select: { ancestorIds: true } });
  if (!found) throw new NotFoundError('unit');
  const locks = await db.monthLock.findMany({
    where: { unitId: { in: found.ancestorIds }, month: { in: [...months] } },
    select: { id: true, month: true, unitId: true, lockedBy: true, lockedAt: true },
    take: 500,
  });
  const [users, units] = await Promise.all([
    db.user.findMany({
      where: { id: { in: locks.map((lock) => lock.lockedBy) } },
      select: { id: true, name: true },
    }),
    db.unit.findMany({
      where: { id: { in: locks.map((lock) => lock.unitId) } },
      select: { id: true, shortName: true },
    }),
  ]);
  return locks.map((lock) => ({
    ...lock,
    by: users.find((user) => user.id === lock.lockedBy)?.name ?? null,
    at: formatInstant(lock.lockedAt),
    unit: units.find((one) => one.id === lock.unitId)?.shortName ?? '',
  }));
}

/** The last 24 months that are over, newest first, with their locks and what is not decided yet. */
export async function listMonths(actor: Actor, unit: string): Promise<MonthRow[]> {
  refuseUnit(actor, unit);
  const months = lockableMonths(today());
  const [locks, waiting] = await Promise.all([
    locksOf(unit, months),
    db.$queryRaw<{ month: string; n: number }[]>`
      SELECT x.month, count(r.id)::int AS n
        FROM unnest(${months.map(endOfMonth)}::date[], ${months}::text[]) AS x(until, month)
        LEFT JOIN (receipt r JOIN unit u ON u.id = r."ownerUnitId" AND u."ancestorIds" @> ARRAY[${unit}::uuid])
          ON r.state IN ('submitted', 'checked') AND r."receivedOn" <= x.until
         AND ${scopeSql(visibleReceipts(actor), receiptScopeColumns, 'r')}
       GROUP BY 1`,
  ]);
  return months.map((month) => {
    const lock = locks.find((one) => one.month === month);
    return {
      month,
      undecided: waiting.find((row) => row.month === month)?.n ?? 0,
      lock: lock ? { by: lock.by, at: lock.at, unit: lock.unit } : null,
    };
  });
}

/** A counted figure of the month: what it counts to now, and what its lock holds. Amounts in 万元, six places. */
export type MonthFigure = {
  code: string;
  name: string;
  nowWan: string;
  lines: number;
  frozenWan: string | null;
};

/** One month opened. */
export type MonthDetail = {
  month: string;
  unit: string;
  figures: MonthFigure[];
  undecided: UndecidedLine[];
  undecidedCount: number;
  /** `isSound`: the frozen content still gives its digest; `isSame`: the ledger still counts to the frozen values */
  lock: { by: string | null; at: string; unit: string; isSound: boolean; isSame: boolean } | null;
  can: { lock: boolean };
};

/** Opens a month: figures as they count now, beside the frozen ones where it is locked, and what is not decided. */
export async function getMonth(actor: Actor, asked: Asked): Promise<MonthDetail> {
  refuseUnit(actor, asked.unit);
  const [tree, definitions, locks] = await Promise.all([
    treeOf(asked.month),
    listDefinitions(actor),
    locksOf(asked.unit, [asked.month]),
  ]);
  const [lock] = locks;
  const frozen = lock ? await readFrozen(lock.id) : null;
  const figures = await Promise.all(
    countingsOf(definitions, tree, asked.unit, asked.month).map(async ({ code, name, counting }) => {
      const { total } = await countLines(actor, counting);
      const held = frozen?.figures.find((one) => one.indicator === code && one.unitId === asked.unit);
      return {
        code,
        name,
        nowWan: frozenWan(total.totalWan),
        lines: total.lines,
        frozenWan: held?.value ?? null,
      };
    }),
  );
  const [undecided, undecidedCount] = await Promise.all([
    listUndecided(actor, asked),
    countUndecided(actor, asked),
  ]);
  const text = lock && frozen ? lockText(asked.month, lock.unitId, frozen.figures) : '';
  return {
    ...asked,
    figures,
    undecided,
    undecidedCount,
    lock:
      lock && frozen
        ? {
            by: lock.by,
            at: lock.at,
            unit: lock.unit,
            isSound: createHash('sha256').update(text).digest('hex') === frozen.digest,
            isSame: figures.every((one) => one.frozenWan === null || one.frozenWan === one.nowWan),
          }
        : null,
    can: { lock: !lock && isMonthOver(asked.month, today()) && canLockMonth(actor, asked.unit) },
  };
}

/** What a lock holds, in the shape that its digest was made of. */
async function readFrozen(id: string) {
  const lock = await db.monthLock.findUniqueOrThrow({
    where: { id },
    select: {
      digest: true,
      snapshots: {
        select: {
          indicator: true,
          unitId: true,
          value: true,
          definitionVersionId: true,
          lines: { select: { recordId: true, value: true, frozen: true } },
        },
      },
    },
  });
  return {
    digest: Buffer.from(lock.digest).toString('hex'),
    figures: lock.snapshots.map(({ value, lines, ...figure }) => ({
      ...figure,
      value: value.toFixed(6),
      lines: lines.map((line) => ({
        recordId: line.recordId,
        value: line.value.toFixed(6),
        // cast: the column holds the record that the lock wrote
        frozen: line.frozen as Record<string, unknown>,
      })),
    })),
  };
}
