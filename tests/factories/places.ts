import { db } from '@/lib/server/db';
import { newId } from '@/lib/server/uuid';

type Level = 'province' | 'prefecture' | 'county';

/** A place of GB/T 2260 below another one; the same code gives the same place. */
export async function seedPlace(
  code: string,
  level: Level,
  nameZh: string,
  parent: { id: string; fullName: string } | null = null,
): Promise<{ id: string; fullName: string }> {
  const select = { id: true, fullName: true } as const;
  const known = await db.place.findFirst({ where: { code, validTo: null }, select });
  if (known) return known;
  const above = parent
    ? await db.place.findUniqueOrThrow({ where: { id: parent.id }, select: { ancestorIds: true } })
    : null;
  const id = newId();
  return db.place.create({
    data: {
      id,
      code,
      level,
      nameZh,
      fullName: `${parent?.fullName ?? ''}${nameZh}`,
      parentId: parent?.id ?? null,
      ancestorIds: [...(above?.ancestorIds ?? []), id],
    },
    select,
  });
}
