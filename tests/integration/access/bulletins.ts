import {
  archiveBulletin,
  postToChambers,
  readBulletin,
  removeBulletinPaper,
  updateBulletin,
  writeBulletin,
} from '@/lib/chambers/commands/write-bulletins';
import { getBulletin, keepsBulletin, listAddressees, listBulletins } from '@/lib/chambers/queries/bulletins';
import {
  countUnreadBulletins,
  getMemberBulletin,
  getReceivedBulletin,
  listMemberBulletins,
  listReceivedBulletins,
  receivedWhere,
} from '@/lib/chambers/queries/received-bulletins';
import { BulletinChange, BulletinInput, ChamberPostInput } from '@/lib/chambers/schema-bulletins';
import { db } from '@/lib/server/db';
import { seedBulletin, seedMember } from '@/tests/factories/chambers';
import { seedEvidence } from '@/tests/factories/receipts';
import { person, type Side, type World } from '@/tests/support/world';
import type { AccessTable } from '../access-table';

const content = { title: '示例通讯', body: '示例正文', publishOn: '2024-01-01' };
const officer = ['chamber_officer'] as const;
const bureau = ['clerk', 'chief'] as const;
const own = (side: Side, world: World) => seedBulletin(world.rootId, { chamberId: side.chamberId });
const received = (side: Side, world: World) => seedBulletin(world.rootId, { targets: [side.chamberId] });

/** The bulletin of a chamber whose member the merchant of that side is. */
async function forMember(side: Side, world: World): Promise<string> {
  const member = await seedMember(side.chamberId);
  await db.membership.update({ where: { id: member }, data: { merchantId: side.merchantId } });
  return own(side, world);
}

export const bulletinsAccess: AccessTable = {
  'chambers.writeBulletin': {
    allow: officer,
    outside: 404,
    call: (actor, side) =>
      writeBulletin(person(actor), BulletinInput.parse({ ...content, chamberId: side.chamberId })),
  },
  'chambers.postToChambers': {
    allow: bureau,
    outside: '-',
    call: (actor) => postToChambers(person(actor), ChamberPostInput.parse({ ...content, toAll: 'on' })),
  },
  'chambers.listAddressees': { allow: bureau, outside: '-', call: (actor) => listAddressees(actor) },
  'chambers.listBulletins': {
    allow: [...bureau, ...officer],
    outside: '-',
    call: (actor) => listBulletins(actor),
  },
  'chambers.keepsBulletin': {
    allow: [...bureau, ...officer],
    outside: '-',
    call: async (actor, side, world) => keepsBulletin(actor, await own(side, world)),
  },
  // the bureau's notices: who keeps a chamber's own bulletins is tested beside (chambers-bulletins.test.ts)
  'chambers.getBulletin': {
    allow: bureau,
    outside: '-',
    call: async (actor, _side, world) =>
      getBulletin(actor, await seedBulletin(world.rootId, { toAll: true })),
  },
  'chambers.updateBulletin': {
    allow: bureau,
    outside: '-',
    call: async (actor, _side, world) =>
      updateBulletin(
        person(actor),
        BulletinChange.parse({
          ...content,
          id: await seedBulletin(world.rootId, { toAll: true }),
          version: 1,
        }),
      ),
  },
  'chambers.archiveBulletin': {
    allow: bureau,
    outside: '-',
    call: async (actor, _side, world) =>
      archiveBulletin(person(actor), {
        id: await seedBulletin(world.rootId, { toAll: true }),
        version: 1,
        reason: '示例',
      }),
  },
  'chambers.removeBulletinPaper': {
    allow: bureau,
    outside: '-',
    call: async (actor, _side, world) => {
      const id = await seedBulletin(world.rootId, { toAll: true });
      return removeBulletinPaper(person(actor), { id, attachmentId: await seedEvidence(id, 'bulletins') });
    },
  },
  'chambers.readBulletin': {
    allow: officer,
    outside: 404,
    call: async (actor, side, world) => readBulletin(person(actor), { id: await received(side, world) }),
  },
  'chambers.receivedWhere': { allow: officer, outside: '-', call: (actor) => receivedWhere(db, actor) },
  'chambers.listReceivedBulletins': {
    allow: officer,
    outside: '-',
    call: (actor) => listReceivedBulletins(actor),
  },
  'chambers.countUnreadBulletins': {
    allow: officer,
    outside: '-',
    call: (actor) => countUnreadBulletins(actor),
  },
  'chambers.getReceivedBulletin': {
    allow: officer,
    outside: 404,
    call: async (actor, side, world) => getReceivedBulletin(actor, await received(side, world)),
  },
  'chambers.listMemberBulletins': {
    allow: ['merchant'],
    outside: '-',
    call: (actor) => listMemberBulletins(actor),
  },
  'chambers.getMemberBulletin': {
    allow: ['merchant'],
    outside: 404,
    call: async (actor, side, world) => getMemberBulletin(actor, await forMember(side, world)),
  },
};
