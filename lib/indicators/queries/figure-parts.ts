import { db } from '@/lib/server/db';
import { endOfMonth } from '@/lib/shared/dates';
import type { TreeUnit } from '../rules';

/** The tree as it stood at the end of a month: a month's figures read the tree of that month (data-model.md, Units). */
export async function treeOf(month: string): Promise<TreeUnit[]> {
  const end = new Date(`${endOfMonth(month)}T00:00:00Z`);
  const units = await db.unit.findMany({
    select: {
      id: true,
      shortName: true,
      sortNo: true,
      parentId: true,
      parents: {
        where: { validFrom: { lte: end }, OR: [{ validTo: null }, { validTo: { gte: end } }] },
        select: { parentId: true },
        orderBy: { validFrom: 'desc' },
        take: 1,
      },
    },
    orderBy: [{ sortNo: 'asc' }, { id: 'asc' }],
    take: 5000,
  });
  return units.map(({ shortName, parents, parentId, ...unit }) => ({
    ...unit,
    name: shortName,
    parentId: parents[0] ? parents[0].parentId : parentId,
  }));
}
