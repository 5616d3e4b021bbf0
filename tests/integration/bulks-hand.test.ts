import { beforeAll, describe, expect, it } from 'vitest';
import { startBulk } from '@/lib/bulks/commands';
import { getBulk } from '@/lib/bulks/queries';
import { getHandPreview } from '@/lib/bulks/queries-hand';
import { updateMerchants } from '@/lib/merchants/commands/update-merchants';
import { findMerchant } from '@/lib/merchants/queries/get-merchant';
import type { PersonActor } from '@/lib/server/actor';
import { db } from '@/lib/server/db';
import { FieldErrors, NotFoundError } from '@/lib/shared/errors';
import { bulkAsking, doneBulk, undoneBulk } from '@/tests/factories/bulks';
import { seedMerchant } from '@/tests/factories/merchants';
import { makeWorld, type World } from '@/tests/support/world';

let world: World;
let clerk: PersonActor;
beforeAll(async () => {
  world = await makeWorld();
  clerk = await world.actor('clerk');
});

const somebody = async (name: string, unitId = world.own.countyId) =>
  (await seedMerchant(unitId, { name, contactPoints: [] })).id;
const record = (id: string) => db.merchant.findUniqueOrThrow({ where: { id } });
const keepers = (merchantId: string) =>
  db.keeper.findMany({ where: { merchantId, validTo: null }, select: { unitId: true } });
const seenBy = async (id: string) => (await findMerchant(await world.actor('filler'), id)) !== null;

describe('handing people to another unit', () => {
  it('moves them with their keepers, takes off an officer who cannot see them, and can be taken back', async () => {
    const [one, already] = [await somebody('移交甲'), await somebody('移交已在', world.other.countyId)];
    const filler = await world.actor('filler');
    await updateMerchants(clerk, [{ id: one, version: 1, values: { officerId: filler.userId } }]);
    const before = await keepers(one);
    expect(await seenBy(one)).toBe(true);
    const id = await doneBulk(clerk, {
      ...{ kind: 'hand', unitId: world.other.countyId, ids: [one, already].join() },
    });
    expect(await getBulk(clerk, id, {})).toMatchObject({
      counts: { done: 1, same: 1 },
      handedTo: '乙县商务局',
    });
    expect(await record(one)).toMatchObject({
      ownerUnitId: world.other.countyId,
      keeperUnitIds: [world.other.countyId],
      officerId: null,
    });
    expect(await keepers(one)).toEqual([{ unitId: world.other.countyId }]);
    expect(await seenBy(one)).toBe(false);
    await undoneBulk(clerk, id);
    expect((await getBulk(clerk, id, {})).counts).toEqual({ undone: 1, same: 1 });
    expect(await record(one)).toMatchObject({
      ownerUnitId: world.own.countyId,
      keeperUnitIds: [world.own.countyId],
      officerId: filler.userId,
    });
    expect(await keepers(one)).toEqual(before);
    expect(await seenBy(one)).toBe(true);
  });

  it('leaves whom somebody has changed since with the new unit', async () => {
    const one = await somebody('移交后改');
    const id = await doneBulk(clerk, { kind: 'hand', unitId: world.other.countyId, ids: one });
    const { version } = await record(one);
    await updateMerchants(clerk, [{ id: one, version, values: { note: '新单位已改' } }]);
    await undoneBulk(clerk, id);
    expect((await getBulk(clerk, id, {})).counts).toEqual({ blocked: 1 });
    expect((await record(one)).ownerUnitId).toBe(world.other.countyId);
  });

  it('an officer of the bureau stays in charge', async () => {
    const one = await somebody('移交留责');
    await updateMerchants(clerk, [{ id: one, version: 1, values: { officerId: world.people.chief.userId } }]);
    await doneBulk(clerk, { kind: 'hand', unitId: world.other.countyId, ids: one });
    expect((await record(one)).officerId).toBe(world.people.chief.userId);
  });

  it('tells beforehand who is moved, who loses sight of them, and what the unit does not read', async () => {
    const filler = await world.actor('filler');
    const [one, already] = [await somebody('预览甲'), await somebody('预览已在', world.other.countyId)];
    await updateMerchants(clerk, [{ id: one, version: 1, values: { officerId: filler.userId } }]);
    const ids = [one, already].join();
    const preview = await getHandPreview(clerk, { query: '', ids, unitId: world.other.countyId });
    expect(preview).toEqual({
      unitId: world.other.countyId,
      unit: '乙县商务局',
      from: [{ unit: '甲县商务局', persons: 1, loses: true }],
      already: 1,
      officers: 1,
      noBasis: 0,
      hidden: ['politicalOffices'],
    });
    // a park below the county: the county goes on seeing them
    const below = await getHandPreview(clerk, { query: '', ids: one, unitId: world.own.parkId });
    expect(below.from).toEqual([{ unit: '甲县商务局', persons: 1, loses: false }]);
    expect(below.officers).toBe(0);
  });

  it('a filler hands nobody out of the own units, and asks nothing about others', async () => {
    const filler = await world.actor('filler');
    const one = await somebody('移交越界');
    const asked = { kind: 'hand', unitId: world.other.countyId, ids: one };
    await expect(startBulk(filler, bulkAsking(asked))).rejects.toThrow(FieldErrors);
    await expect(
      getHandPreview(filler, { query: '', ids: one, unitId: world.other.countyId }),
    ).rejects.toThrow(NotFoundError);
    await doneBulk(filler, { ...asked, unitId: world.own.parkId });
    expect((await record(one)).ownerUnitId).toBe(world.own.parkId);
  });
});
