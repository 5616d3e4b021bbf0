import { db } from '@/lib/server/db';

let number = 0;

/** A public park kept by a unit. */
export async function seedPark(
  ownerUnitId: string,
  name = '示例园区',
): Promise<{ id: string; version: number; slug: string }> {
  number += 1;
  return db.park.create({
    data: {
      slug: `example-park-${number}`,
      name,
      ownerUnitId,
      unitId: ownerUnitId,
      isSample: true,
      searchText: name,
    },
    select: { id: true, version: true, slug: true },
  });
}
