import { recordChange } from '@/lib/audit/commands';
import type { Actor } from '@/lib/server/actor';
import { inTransaction, type Tx } from '@/lib/server/db';
import { AppError, FieldErrors, ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { canChangeUnits } from './policy';
import { mayHangUnder, wouldCircle } from './rules';
import type { UnitChange, UnitInput } from './schema';

const asDay = (iso: string): Date => new Date(`${iso}T00:00:00Z`);

/** Adds a unit to the tree. Refuses a kind that may not hang under its parent (C11). */
export async function createUnit(actor: Actor, input: UnitInput): Promise<{ id: string }> {
  if (!canChangeUnits(actor)) throw new ForbiddenError('units.change');
  return inTransaction(async (tx) => {
    const parent = await readParent(tx, input.parentId ?? null);
    if (!mayHangUnder(input.kind, parent?.kind ?? null))
      throw FieldErrors.of('parentId', 'unit_kind_under_parent');
    const { parentId, placeId, ...rest } = input;
    const unit = await tx.unit.create({
      data: {
        ...rest,
        parentId: parentId ?? null,
        placeId: placeId ?? null,
        validFrom: asDay(input.validFrom),
      },
      select: { id: true },
    });
    await tx.unit.update({
      where: { id: unit.id },
      data: { ancestorIds: [...(parent?.ancestorIds ?? []), unit.id] },
    });
    await tx.unitParent.create({
      data: { unitId: unit.id, parentId: parentId ?? null, validFrom: asDay(input.validFrom) },
    });
    await recordChange(tx, actor, { noun: 'units', recordId: unit.id, verb: 'create', after: input });
    return unit;
  });
}

/**
 * Renames, moves, re-places or ends a unit. A move closes the dated parent row and opens the next one;
 * ancestors of the whole subtree follow in the same transaction. Refuses a circle and a stale version.
 */
export async function updateUnit(actor: Actor, input: UnitChange): Promise<{ id: string }> {
  if (!canChangeUnits(actor)) throw new ForbiddenError('units.change');
  return inTransaction(async (tx) => {
    const before = await tx.unit.findUnique({ where: { id: input.id } });
    if (!before) throw new NotFoundError('unit');
    if (before.version !== input.version)
      throw new AppError('conflict', {}, { name: before.name, version: String(before.version) });
    await checkEnd(tx, input);
    const parentId = input.parentId ?? null;
    if (parentId !== before.parentId) await moveUnit(tx, before, parentId, input);
    const after = {
      kind: input.kind,
      name: input.name,
      shortName: input.shortName,
      placeId: input.placeId ?? null,
      sortNo: input.sortNo,
      validTo: input.validTo ? asDay(input.validTo) : null,
      successorId: input.successorId ?? null,
    };
    await tx.unit.update({ where: { id: input.id }, data: { ...after, version: { increment: 1 } } });
    await recordChange(tx, actor, {
      noun: 'units',
      recordId: input.id,
      verb: parentId === before.parentId ? 'update' : 'move',
      before: { ...pick(before), parentId: before.parentId },
      after: { ...after, parentId },
      reason: input.reason,
    });
    return { id: input.id };
  });
}

const pick = (unit: {
  kind: string;
  name: string;
  shortName: string;
  placeId: string | null;
  sortNo: number;
  validTo: Date | null;
  successorId: string | null;
}) => ({
  kind: unit.kind,
  name: unit.name,
  shortName: unit.shortName,
  placeId: unit.placeId,
  sortNo: unit.sortNo,
  validTo: unit.validTo,
  successorId: unit.successorId,
});

/** A unit ends after it began, without living units below it, and its successor is a unit that goes on. */
async function checkEnd(tx: Tx, input: UnitChange): Promise<void> {
  if (!input.validTo) return;
  const unit = await tx.unit.findUniqueOrThrow({ where: { id: input.id }, select: { validFrom: true } });
  if (asDay(input.validTo) < unit.validFrom) throw FieldErrors.of('validTo', 'date_order');
  const living = await tx.unit.count({ where: { parentId: input.id, validTo: null } });
  if (living > 0) throw FieldErrors.of('validTo', 'unit_has_children', { count: living });
  if (!input.successorId) return;
  const successor = await tx.unit.findFirst({
    where: { id: input.successorId, validTo: null },
    select: { id: true },
  });
  if (!successor) throw FieldErrors.of('successorId', 'not_in_list');
}

async function readParent(tx: Tx, parentId: string | null) {
  if (!parentId) {
    if ((await tx.unit.count({ where: { parentId: null } })) > 0)
      throw FieldErrors.of('parentId', 'required');
    return null;
  }
  const parent = await tx.unit.findUnique({
    where: { id: parentId },
    select: { id: true, kind: true, parentId: true, ancestorIds: true },
  });
  if (!parent) throw FieldErrors.of('parentId', 'not_in_list');
  return parent;
}

async function moveUnit(
  tx: Tx,
  unit: { id: string; kind: UnitInput['kind']; ancestorIds: string[] },
  parentId: string | null,
  input: UnitChange,
): Promise<void> {
  const parent = await readParent(tx, parentId);
  if (!parent || !mayHangUnder(input.kind, parent.kind))
    throw FieldErrors.of('parentId', 'unit_kind_under_parent');
  if (wouldCircle(unit.id, parent)) throw FieldErrors.of('parentId', 'unit_circle');
  const from = asDay(input.validFrom);
  await tx.unitParent.updateMany({ where: { unitId: unit.id, validTo: null }, data: { validTo: from } });
  await tx.unitParent.create({ data: { unitId: unit.id, parentId, validFrom: from } });
  await tx.unit.update({ where: { id: unit.id }, data: { parentId } });
  // replace the head of every descendant's path by the new one
  await tx.$executeRaw`
    UPDATE unit SET "ancestorIds" = ${parent.ancestorIds}::uuid[] || "ancestorIds"[array_position("ancestorIds", ${unit.id}::uuid):]
     WHERE ${unit.id}::uuid = ANY ("ancestorIds")`;
}
