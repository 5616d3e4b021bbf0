import { recordChanges } from '@/lib/audit/commands';
import { bulkInsert } from '@/lib/server/bulk';
import type { Tx } from '@/lib/server/db';
import { newId } from '@/lib/server/uuid';
import type { SeedContext } from './context';

const SINCE = '2020-01-01';

/** The preset's tree of units with its dated parents (C10, C11). Parents stand before their children. */
export async function seedUnits(tx: Tx, context: SeedContext): Promise<void> {
  const ancestors = new Map<string, string[]>();
  const rows = context.preset.units.map((unit, index) => {
    const id = newId();
    context.unitIds.set(unit.code, id);
    const parentId = unit.parent ? (context.unitIds.get(unit.parent) ?? null) : null;
    const ancestorIds = [...(unit.parent ? (ancestors.get(unit.parent) ?? []) : []), id];
    ancestors.set(unit.code, ancestorIds);
    return {
      id,
      kind: unit.kind,
      name: unit.name.zh,
      shortName: unit.name.zh.length > 12 ? unit.name.zh.slice(-10) : unit.name.zh,
      placeId: unit.placeCode ? (context.placeIds.get(unit.placeCode) ?? null) : null,
      parentId,
      ancestorIds,
      sortNo: index,
      validFrom: SINCE,
      updatedAt: new Date(),
    };
  });
  await bulkInsert(tx, 'unit', rows);
  await bulkInsert(
    tx,
    'unit_parent',
    rows.map((row) => ({ id: newId(), unitId: row.id, parentId: row.parentId, validFrom: SINCE })),
  );
  await recordChanges(
    tx,
    context.actor,
    rows.map((row) => ({
      noun: 'units',
      recordId: row.id,
      verb: 'create',
      after: { name: row.name, kind: row.kind },
    })),
  );
}
