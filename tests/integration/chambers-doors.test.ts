import { beforeAll, describe, expect, it } from 'vitest';
import { fileReaders } from '@/lib/api/links';
import { findPaletteRecords } from '@/lib/desk/queries-palette';
import { getReadableFile } from '@/lib/files/queries';
import { db } from '@/lib/server/db';
import { NotFoundError } from '@/lib/shared/errors';
import { seedBulletin, seedChamber, seedMember, uploadSeal } from '@/tests/factories/chambers';
import { seedEvent } from '@/tests/factories/events';
import { makeWorld, type World } from '@/tests/support/world';

/*
 * Doors that no page of a chamber stands behind: files and the search of the palette. Pages and acts are in the access
 * table, REST in api-roles.test.ts, the browser's addresses in chamber-officer.spec.ts.
 */
let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

const officer = () => world.actor('chamber_officer');

/** A paper that the bureau has put to a record of this noun. */
async function paperOf(noun: string, recordId: string): Promise<string> {
  const { fileId, fileName } = await uploadSeal(await world.actor('clerk'));
  await db.attachment.create({ data: { fileId, noun, recordId, role: 'paper', label: '', fileName } });
  return fileId;
}

describe('another chamber does not exist for an officer', () => {
  it.each(['seal', 'bulletin'] as const)('nor does the file of its %s, while the own opens', async (kind) => {
    const recordOf = (chamberId: string) =>
      kind === 'seal' ? chamberId : seedBulletin(world.rootId, { chamberId });
    const noun = kind === 'seal' ? 'chambers' : 'bulletins';
    const own = await paperOf(noun, await recordOf(world.own.chamberId));
    const other = await paperOf(noun, await recordOf(world.other.chamberId));
    expect((await getReadableFile(await officer(), own, fileReaders)).fileName).toBe('盖章核对表.pdf');
    await expect(getReadableFile(await officer(), other, fileReaders)).rejects.toThrow(NotFoundError);
  });

  it('a paper of an event that is a draft of somebody else is not read either', async () => {
    const { id } = await seedEvent(world.rootId, { state: 'draft' });
    const file = await paperOf('events', id);
    await expect(getReadableFile(await officer(), file, fileReaders)).rejects.toThrow(NotFoundError);
  });

  it('the palette finds neither its name nor its members nor the people of the ledger', async () => {
    const chamberId = await seedChamber({ name: '示例隐藏商会', ownerUnitId: world.rootId });
    await seedMember(chamberId, { entryName: '东方示例' });
    const found = await findPaletteRecords(await officer(), '示例');
    expect(Object.entries(found).filter(([, rows]) => rows.length > 0)).toEqual([]);
    const seen = await findPaletteRecords(await world.actor('clerk'), '示例隐藏商会');
    expect(seen.chambers.map(({ label }) => label)).toEqual(['示例隐藏商会']);
  });
});
