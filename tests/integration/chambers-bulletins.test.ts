import { beforeAll, describe, expect, it } from 'vitest';
import { fileReaders } from '@/lib/api/links';
import {
  archiveBulletin,
  postToChambers,
  readBulletin,
  updateBulletin,
  writeBulletin,
} from '@/lib/chambers/commands/write-bulletins';
import { getBulletin, keepsBulletin, listBulletins } from '@/lib/chambers/queries/bulletins';
import {
  countUnreadBulletins,
  getMemberBulletin,
  getReceivedBulletin,
  listMemberBulletins,
  listReceivedBulletins,
} from '@/lib/chambers/queries/received-bulletins';
import { BulletinChange, BulletinInput, ChamberPostInput } from '@/lib/chambers/schema-bulletins';
import { db } from '@/lib/server/db';
import { addDays, today } from '@/lib/shared/dates';
import { NotFoundError } from '@/lib/shared/errors';
import { seedBulletin, seedMember } from '@/tests/factories/chambers';
import { makeWorld, type World } from '@/tests/support/world';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

const officer = () => world.actor('chamber_officer');
const clerk = () => world.actor('clerk');
const member = () => world.actor('merchant');
const content = {
  title: '示例年会通知',
  body: '## 议程\n\n<script>alert(1)</script>**务必**到会',
  publishOn: today(),
};
const ids = (rows: { id: string }[]) => rows.map((row) => row.id);

describe('a chamber writes to its members', () => {
  it('in light markup that is sanitised; its members with an account read it, as long as it is shown', async () => {
    const entry = await seedMember(world.own.chamberId);
    await db.membership.update({ where: { id: entry }, data: { merchantId: world.own.merchantId } });
    const { id } = await writeBulletin(
      await officer(),
      BulletinInput.parse({ ...content, chamberId: world.own.chamberId }),
    );
    const read = await getMemberBulletin(await member(), id);
    expect(read.body).toContain('<h2>议程</h2>');
    expect(read.body).not.toContain('<script');
    expect(read.chamber).toBe('示例甲商会');

    const chamberId = world.own.chamberId;
    const planned = await seedBulletin(world.rootId, { chamberId, publishOn: addDays(today(), 1) });
    const over = await seedBulletin(world.rootId, { chamberId, untilOn: addDays(today(), -1) });
    const shown = ids(await listMemberBulletins(await member()));
    expect(shown).toContain(id);
    expect(shown).not.toContain(planned);
    expect(shown).not.toContain(over);
    await expect(getMemberBulletin(await member(), over)).rejects.toBeInstanceOf(NotFoundError);

    await db.membership.update({ where: { id: entry }, data: { leftOn: new Date('2024-01-01') } });
    expect(await listMemberBulletins(await member())).toEqual([]);
    await expect(getMemberBulletin(await member(), id)).rejects.toBeInstanceOf(NotFoundError);
    expect(await fileReaders['bulletins']?.(await member(), id)).toBe(false);
    expect(await fileReaders['bulletins']?.(await officer(), id)).toBe(true);
  });

  it('and keeps its own only: another chamber’s is not there, nor the unit’s to be changed', async () => {
    const foreign = await seedBulletin(world.rootId, { chamberId: world.other.chamberId });
    const unit = await seedBulletin(world.rootId, { toAll: true });
    const actor = await officer();
    expect(ids(await listBulletins(actor))).not.toContain(foreign);
    for (const id of [foreign, unit]) {
      await expect(getBulletin(actor, id)).rejects.toBeInstanceOf(NotFoundError);
      await expect(
        updateBulletin(actor, BulletinChange.parse({ ...content, id, version: 1 })),
      ).rejects.toBeInstanceOf(NotFoundError);
      await expect(archiveBulletin(actor, { id, version: 1, reason: '示例' })).rejects.toBeInstanceOf(
        NotFoundError,
      );
    }
    expect(await fileReaders['bulletins']?.(actor, foreign)).toBe(false);
  });

  it('changes it by version, and takes it off with a reason: it stays in the file and the log', async () => {
    const id = await seedBulletin(world.rootId, { chamberId: world.own.chamberId });
    const actor = await officer();
    await updateBulletin(actor, BulletinChange.parse({ ...content, id, version: 1 }));
    await expect(
      updateBulletin(actor, BulletinChange.parse({ ...content, id, version: 1 })),
    ).rejects.toMatchObject({ code: 'conflict' });
    await archiveBulletin(actor, { id, version: 2, reason: '内容有误' });
    expect(ids(await listBulletins(actor))).not.toContain(id);
    expect((await db.chamberBulletin.findUniqueOrThrow({ where: { id } })).archivedAt).not.toBeNull();
    const log = await db.change.findMany({
      where: { noun: 'bulletins', recordId: id },
      orderBy: { at: 'asc' },
    });
    expect(log.map((one) => one.verb)).toEqual(['update', 'archive']);
  });
});

describe('the bureau writes to chambers', () => {
  it('to chosen ones: the others never see it, and a read mark is set once', async () => {
    const { id } = await postToChambers(
      await clerk(),
      ChamberPostInput.parse({ ...content, chamberIds: [world.own.chamberId] }),
    );
    const elsewhere = await postToChambers(
      await clerk(),
      ChamberPostInput.parse({ ...content, chamberIds: [world.other.chamberId] }),
    );
    const actor = await officer();
    expect(ids(await listReceivedBulletins(actor))).toContain(id);
    expect(ids(await listReceivedBulletins(actor))).not.toContain(elsewhere.id);
    await expect(getReceivedBulletin(actor, elsewhere.id)).rejects.toBeInstanceOf(NotFoundError);
    await expect(readBulletin(actor, elsewhere)).rejects.toBeInstanceOf(NotFoundError);
    expect(await fileReaders['bulletins']?.(actor, elsewhere.id)).toBe(false);

    const unread = await countUnreadBulletins(actor);
    await readBulletin(actor, { id });
    await readBulletin(actor, { id });
    expect(await countUnreadBulletins(actor)).toBe(unread - 1);
    expect(await db.change.count({ where: { noun: 'bulletins', recordId: id, verb: 'read' } })).toBe(1);
    const seen = await getBulletin(await clerk(), id);
    expect(seen.chambers).toEqual([{ id: world.own.chamberId, name: '示例甲商会', readOn: today() }]);
  });

  it('to all in its care; members are not written to over the chamber’s head', async () => {
    const { id } = await postToChambers(await clerk(), ChamberPostInput.parse({ ...content, toAll: 'on' }));
    expect(ids(await listReceivedBulletins(await officer()))).toContain(id);
    expect(ids(await listMemberBulletins(await member()))).not.toContain(id);
    expect((await getBulletin(await clerk(), id)).chambers.length).toBeGreaterThanOrEqual(2);
  });

  it('and what is older than the list is long opens all the same, the chamber’s own too', async () => {
    const old = await seedBulletin(world.rootId, { toAll: true, publishOn: '2019-01-01' });
    const chamberId = world.own.chamberId;
    const own = await seedBulletin(world.rootId, { chamberId, publishOn: '2019-01-01' });
    for (let count = 0; count < 100; count += 1) {
      await seedBulletin(world.rootId, { toAll: true, publishOn: '2020-01-01' });
      await seedBulletin(world.rootId, { chamberId, publishOn: '2020-01-01' });
    }
    const actor = await officer();
    expect(ids(await listReceivedBulletins(actor))).not.toContain(old);
    expect(await getReceivedBulletin(actor, old)).toMatchObject({ id: old, readOn: null });
    expect(ids(await listBulletins(actor))).not.toContain(own);
    expect(await keepsBulletin(actor, own)).toBe(true);
    expect(await keepsBulletin(actor, old)).toBe(false);
  });

  it('to somebody, and not before its day', async () => {
    expect(ChamberPostInput.safeParse(content).error?.issues[0]?.message).toBe('bulletin_to_nobody');
    const planned = await seedBulletin(world.rootId, { toAll: true, publishOn: addDays(today(), 2) });
    expect(ids(await listReceivedBulletins(await officer()))).not.toContain(planned);
  });
});
