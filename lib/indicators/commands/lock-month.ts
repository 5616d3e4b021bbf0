import { createHash } from 'node:crypto';
import { recordChange } from '@/lib/audit/commands';
import { listDefinitions } from '@/lib/definitions/queries';
import type { Actor } from '@/lib/server/actor';
import { touchTags } from '@/lib/server/cache-tags';
import { inTransaction, type Prisma, type Tx } from '@/lib/server/db';
import { newId } from '@/lib/server/uuid';
import { today } from '@/lib/shared/dates';
import { AppError, FieldErrors, ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { canLockMonth, canLockMonths } from '../policy';
import { freezeLines } from '../queries/counted-lines';
import { countUndecided } from '../queries/undecided';
import { treeOf } from '../queries/figure-parts';
import { countingsOf } from '../rules-counting';
import { frozenFigures, isMonthOver, lockText, type FrozenFigure } from '../rules-locks';
import type { MonthLockInput } from '../schema';

/**
 * Locks a month of a unit and all below it: each counted figure is frozen with its lines and the columns that its
 * definition reads, under one digest. From here on no line enters the month; a correction is a new line of an open
 * month. There is no act that unlocks. A chief of the bureau. Refuses a month that is not over (`month_not_over`), one
 * that is locked already (`month_locked`), and more undecided lines than the chief was shown (`list_changed`).
 */
export async function lockMonth(actor: Actor, input: MonthLockInput): Promise<{ id: string }> {
  if (!canLockMonths(actor) || actor.kind !== 'person') throw new ForbiddenError('indicators.lock');
  if (!canLockMonth(actor, input.unit)) throw new NotFoundError('unit');
  if (!isMonthOver(input.month, today())) throw FieldErrors.of('month', 'month_not_over');
  const tree = await treeOf(input.month);
  if (!tree.some((unit) => unit.id === input.unit)) throw new NotFoundError('unit');
  const countings = countingsOf(await listDefinitions(actor), tree, input.unit, input.month);
  return inTransaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(sz_month_key(${input.month}))`;
    await refuseLocked(tx, input);
    if ((await countUndecided(actor, input, tx)) > input.undecided) {
      throw FieldErrors.of('undecided', 'list_changed');
    }
    const figures: FrozenFigure[] = [];
    for (const { code, versionId, counting } of countings) {
      const lines = await freezeLines(tx, actor, counting);
      figures.push(...frozenFigures(code, versionId, input.unit, lines));
    }
    const id = await writeLock(tx, actor.userId, input, figures);
    await recordChange(tx, actor, {
      noun: 'indicators',
      recordId: id,
      verb: 'lock_month',
      after: {
        month: input.month,
        unitId: input.unit,
        undecided: input.undecided,
        figures: figures
          .filter((figure) => figure.unitId === input.unit)
          .map((figure) => `${figure.indicator} ${figure.value}`),
      },
    });
    await touchTags(tx, ['indicators']);
    return { id };
  }, 60_000);
}

async function refuseLocked(tx: Tx, { unit, month }: MonthLockInput): Promise<void> {
  const { ancestorIds } = await tx.unit.findUniqueOrThrow({
    where: { id: unit },
    select: { ancestorIds: true },
  });
  if ((await tx.monthLock.count({ where: { month, unitId: { in: ancestorIds } } })) > 0) {
    throw new AppError('month_locked');
  }
}

async function writeLock(
  tx: Tx,
  lockedBy: string,
  { unit, month }: MonthLockInput,
  figures: readonly FrozenFigure[],
): Promise<string> {
  const id = newId();
  const versions = Object.fromEntries(figures.map((one) => [one.indicator, one.definitionVersionId]));
  await tx.monthLock.create({
    data: {
      id,
      month,
      unitId: unit,
      lockedBy,
      definitionVersions: versions,
      digest: createHash('sha256')
        .update(lockText(month, unit, figures))
        .digest(),
    },
    select: { id: true },
  });
  const snapshots = figures.map((figure) => ({ id: newId(), figure }));
  await tx.figureSnapshot.createMany({
    data: snapshots.map(({ id: snapshotId, figure }) => ({
      id: snapshotId,
      lockId: id,
      indicator: figure.indicator,
      unitId: figure.unitId,
      value: figure.value,
      definitionVersionId: figure.definitionVersionId,
    })),
  });
  await tx.figureLine.createMany({
    data: snapshots.flatMap(({ id: snapshotId, figure }) =>
      figure.lines.map((line) => ({
        id: newId(),
        snapshotId,
        recordId: line.recordId,
        value: line.value,
        // cast: a record of plain values is JSON
        frozen: line.frozen as Prisma.InputJsonObject,
      })),
    ),
  });
  return id;
}
