import { db } from '@/lib/server/db';
import type { UnitKind } from '@/prisma/generated/enums';

/** A unit below `parentId` (none: the root), in force since 2020. Returns its id. */
export async function seedUnit(input: { kind: UnitKind; name: string; parentId?: string }): Promise<string> {
  const parent = input.parentId
    ? await db.unit.findUniqueOrThrow({ where: { id: input.parentId }, select: { ancestorIds: true } })
    : null;
  const since = new Date('2020-01-01T00:00:00Z');
  const unit = await db.unit.create({
    data: {
      kind: input.kind,
      name: input.name,
      shortName: input.name.slice(0, 20),
      parentId: input.parentId ?? null,
      ancestorIds: [],
      validFrom: since,
    },
    select: { id: true },
  });
  await db.unit.update({
    where: { id: unit.id },
    data: { ancestorIds: [...(parent?.ancestorIds ?? []), unit.id] },
    select: { id: true },
  });
  await db.unitParent.create({
    data: { unitId: unit.id, parentId: input.parentId ?? null, validFrom: since },
  });
  return unit.id;
}
