import { beforeEach, describe, expect, it } from 'vitest';
import { systemActor } from '@/lib/server/actor-of-job';
import { db } from '@/lib/server/db';
import { AppError, FieldErrors } from '@/lib/shared/errors';
import { createUnit, updateUnit } from '@/lib/units/commands';
import { getUnit, listUnits } from '@/lib/units/queries';
import { UnitChange, UnitInput } from '@/lib/units/schema';
import { seedUnit } from '@/tests/factories/units';

const actor = systemActor('test');

describe('the tree of units', () => {
  let rootId: string;
  let countyA: string;
  let countyB: string;
  let townshipId: string;
  beforeEach(async () => {
    await db.unitParent.deleteMany();
    await db.unit.updateMany({ data: { parentId: null } });
    await db.unit.deleteMany();
    rootId = await seedUnit({ kind: 'bureau', name: '示例局' });
    countyA = await seedUnit({ kind: 'county', name: '甲县', parentId: rootId });
    countyB = await seedUnit({ kind: 'county', name: '乙县', parentId: rootId });
    townshipId = await seedUnit({ kind: 'township', name: '示例乡', parentId: countyA });
  });
  const change = (input: Record<string, unknown>) =>
    UnitChange.parse({
      kind: 'township',
      name: '示例乡',
      shortName: '示例乡',
      validFrom: '2026-03-01',
      version: 1,
      reason: '示例',
      ...input,
    });

  it('a new unit hangs under its parent with a dated row and its line of ancestors', async () => {
    const input = {
      kind: 'park',
      name: '示例园',
      shortName: '园',
      parentId: countyA,
      validFrom: '2025-01-01',
    };
    const { id } = await createUnit(actor, UnitInput.parse(input));
    const unit = await getUnit(actor, id);
    expect(unit.ancestorIds).toEqual([rootId, countyA, id]);
    expect(unit.parents).toMatchObject([{ parentId: countyA, validFrom: '2025-01-01', validTo: null }]);
  });

  it('refuses a kind that may not hang there, a second root and an unknown parent', async () => {
    const create = (kind: string, parentId?: string) =>
      createUnit(
        actor,
        UnitInput.parse({ kind, name: '示例单位', shortName: '示例', parentId, validFrom: '2025-01-01' }),
      );
    await expect(create('township', rootId)).rejects.toBeInstanceOf(FieldErrors);
    await expect(create('bureau')).rejects.toBeInstanceOf(FieldErrors);
    await expect(create('park', crypto.randomUUID())).rejects.toBeInstanceOf(FieldErrors);
    expect(await db.unit.count()).toBe(4);
  });

  it('a move closes the old parent, opens the new one and takes everything below along', async () => {
    await updateUnit(actor, change({ id: townshipId, parentId: countyB }));
    const unit = await getUnit(actor, townshipId);
    expect(unit.ancestorIds).toEqual([rootId, countyB, townshipId]);
    expect(unit.parents.map(({ parentId, validFrom, validTo }) => [parentId, validFrom, validTo])).toEqual([
      [countyB, '2026-03-01', null],
      [countyA, '2020-01-01', '2026-03-01'],
    ]);
    expect((await listUnits(actor)).find((one) => one.id === townshipId)?.depth).toBe(2);
  });

  it('refuses a circle and a stale version', async () => {
    const county = { kind: 'county', name: '甲县', shortName: '甲县', id: countyA };
    await expect(updateUnit(actor, change({ ...county, parentId: townshipId }))).rejects.toBeInstanceOf(
      FieldErrors,
    );
    await updateUnit(actor, change({ ...county, parentId: rootId }));
    const stale = await updateUnit(actor, change({ ...county, parentId: rootId })).catch((e: unknown) => e);
    expect(stale).toBeInstanceOf(AppError);
    expect(stale).toMatchObject({ code: 'conflict', detail: { version: '2' } });
  });

  it('a unit ends with a successor, not while others hang below it, and keeps its past', async () => {
    const county = { kind: 'county', name: '甲县', shortName: '甲县', id: countyA, parentId: rootId };
    const end = { validTo: '2026-06-30', successorId: countyB };
    await expect(updateUnit(actor, change({ ...county, ...end }))).rejects.toMatchObject({
      fields: { validTo: [{ code: 'unit_has_children' }] },
    });
    await updateUnit(actor, change({ id: townshipId, parentId: countyB }));
    await updateUnit(actor, change({ ...county, ...end }));
    expect(await getUnit(actor, countyA)).toMatchObject({
      validTo: '2026-06-30',
      successorId: countyB,
      successorName: '乙县',
    });
    expect((await listUnits(actor)).map((unit) => unit.id)).toContain(countyA);
  });

  it('a successor without an end, and a unit that succeeds itself, are refused by the schema', () => {
    const wrong = { kind: 'county', name: '甲县', shortName: '甲县', parentId: rootId, id: countyA };
    expect(() => change({ ...wrong, successorId: countyB })).toThrow();
    expect(() => change({ ...wrong, validTo: '2026-06-30', successorId: countyA })).toThrow();
  });
});
