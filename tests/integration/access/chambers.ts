import { changeChamberStatus } from '@/lib/chambers/commands/change-status';
import { joinAlliance, leaveAlliance } from '@/lib/chambers/commands/link-alliance';
import { linkMember } from '@/lib/chambers/commands/link-member';
import { requireChamber, requireMember } from '@/lib/chambers/commands/prepare';
import { revealMemberPhone } from '@/lib/chambers/commands/reveal-member';
import { createChambers, createChambersIn, updateChamber } from '@/lib/chambers/commands/write-chambers';
import { addMembers, addMembersIn, endMembership, updateMember } from '@/lib/chambers/commands/write-members';
import { saveTerm } from '@/lib/chambers/commands/write-terms';
import {
  getChamber,
  getChamberHistory,
  listAllianceChoices,
  listChamberSources,
} from '@/lib/chambers/queries/get-chamber';
import {
  chamberWhere,
  countChambers,
  listChambers,
  listCitiesOfChambers,
} from '@/lib/chambers/queries/list-chambers';
import {
  countMembers,
  getMember,
  getMemberHistory,
  listMemberChoices,
  listMembers,
} from '@/lib/chambers/queries/members';
import { getOwnChamber } from '@/lib/chambers/queries/own-chamber';
import {
  ChamberChange,
  ChamberInput,
  MemberChange,
  MemberInput,
  StatusStepInput,
  TermInput,
} from '@/lib/chambers/schema';
import { ChamberFilters, ChamberPage, MemberPage } from '@/lib/chambers/search-params';
import { inTransaction } from '@/lib/server/db';
import { seedChamber, seedMember } from '@/tests/factories/chambers';
import type { AccessTable } from '../access-table';

// the world's chambers belong to the bureau: a county's filler sees none of them
const lists = ['clerk', 'chief', 'leader', 'filler', 'supervisor', 'system'] as const;
const readers = ['clerk', 'chief', 'leader', 'supervisor', 'chamber_officer', 'system'] as const;
const rosterReaders = ['clerk', 'chief', 'leader', 'chamber_officer', 'system'] as const;
const rosterWriters = ['clerk', 'chief', 'chamber_officer', 'system'] as const;
const keepers = ['clerk', 'chief', 'system'] as const;
const filters = ChamberFilters.parse({});
const page = MemberPage.parse({});
const input = (ownerUnitId: string) =>
  ChamberInput.parse({ name: '示例新商会', kind: 'own', status: 'preparing', ownerUnitId });
const member = (chamberId: string) => MemberInput.parse({ chamberId, entryName: '示例新会员' });
let pairs = 0;
const alliancePair = async (rootId: string) => {
  pairs += 1;
  return {
    allianceId: await seedChamber({ name: `示例联盟${pairs}`, ownerUnitId: rootId, kind: 'alliance' }),
    memberId: await seedChamber({ name: `示例盟员${pairs}`, ownerUnitId: rootId }),
    on: '2024-01-01',
  };
};

export const chambersAccess: AccessTable = {
  'chambers.listChambers': {
    allow: lists,
    outside: '-',
    call: (actor) => listChambers(actor, ChamberPage.parse({})),
  },
  'chambers.countChambers': { allow: lists, outside: '-', call: (actor) => countChambers(actor, filters) },
  'chambers.listCitiesOfChambers': {
    allow: lists,
    outside: '-',
    call: (actor) => listCitiesOfChambers(actor),
  },
  'chambers.chamberWhere': {
    allow: lists,
    outside: '-',
    call: async (actor) => chamberWhere(actor, filters).sql,
  },
  'chambers.listChamberSources': { allow: keepers, outside: '-', call: (actor) => listChamberSources(actor) },
  'chambers.getChamber': {
    allow: readers,
    outside: 404,
    call: (actor, side) => getChamber(actor, side.chamberId),
  },
  'chambers.getChamberHistory': {
    allow: readers,
    outside: 404,
    call: (actor, side) => getChamberHistory(actor, side.chamberId),
  },
  'chambers.getOwnChamber': {
    allow: ['chamber_officer'],
    outside: '-',
    call: (actor) => getOwnChamber(actor),
  },
  'chambers.listAllianceChoices': {
    allow: keepers,
    outside: 404,
    call: (actor, side) => listAllianceChoices(actor, side.chamberId),
  },
  'chambers.listMembers': {
    allow: rosterReaders,
    outside: 404,
    call: (actor, side) => listMembers(actor, side.chamberId, page),
  },
  'chambers.countMembers': {
    allow: rosterReaders,
    outside: 404,
    call: (actor, side) => countMembers(actor, side.chamberId, page),
  },
  'chambers.listMemberChoices': {
    allow: rosterReaders,
    outside: 404,
    call: (actor, side) => listMemberChoices(actor, side.chamberId),
  },
  'chambers.getMember': {
    allow: rosterReaders,
    outside: 404,
    call: async (actor, side) => getMember(actor, await seedMember(side.chamberId)),
  },
  'chambers.getMemberHistory': {
    allow: rosterReaders,
    outside: 404,
    call: async (actor, side) => getMemberHistory(actor, await seedMember(side.chamberId)),
  },
  'chambers.createChambers': {
    allow: keepers,
    outside: '-',
    call: (actor, _side, world) => createChambers(actor, [input(world.rootId)]),
  },
  'chambers.createChambersIn': {
    allow: keepers,
    outside: '-',
    call: (actor, _side, world) => inTransaction((tx) => createChambersIn(tx, actor, [input(world.rootId)])),
  },
  'chambers.updateChamber': {
    allow: keepers,
    outside: 404,
    call: (actor, side) =>
      updateChamber(
        actor,
        ChamberChange.parse({ id: side.chamberId, version: 99, name: '示例', kind: 'own' }),
      ),
  },
  'chambers.requireChamber': {
    allow: keepers,
    outside: 404,
    call: (actor, side) => inTransaction((tx) => requireChamber(tx, actor, side.chamberId)),
  },
  'chambers.requireMember': {
    allow: rosterReaders,
    outside: 404,
    call: async (actor, side) => {
      const id = await seedMember(side.chamberId);
      return inTransaction((tx) => requireMember(tx, actor, id));
    },
  },
  'chambers.changeChamberStatus': {
    allow: keepers,
    outside: 404,
    call: (actor, side) =>
      changeChamberStatus(
        actor,
        StatusStepInput.parse({ id: side.chamberId, version: 99, to: 'dissolved', reason: '示例' }),
      ),
  },
  'chambers.saveTerm': {
    allow: keepers,
    outside: 404,
    call: (actor, side) => saveTerm(actor, TermInput.parse({ chamberId: side.chamberId, number: 1 })),
  },
  'chambers.joinAlliance': {
    allow: keepers,
    outside: '-',
    call: async (actor, _side, world) => {
      await joinAlliance(actor, await alliancePair(world.rootId));
      return 'joined';
    },
  },
  'chambers.leaveAlliance': {
    allow: keepers,
    outside: '-',
    call: async (actor, _side, world) => {
      const pair = await alliancePair(world.rootId);
      await joinAlliance(await world.anyone('system'), pair);
      await leaveAlliance(actor, pair);
      return 'left';
    },
  },
  'chambers.addMembers': {
    allow: rosterWriters,
    outside: 404,
    call: (actor, side) => addMembers(actor, side.chamberId, [member(side.chamberId)]),
  },
  'chambers.addMembersIn': {
    allow: rosterWriters,
    outside: 404,
    call: (actor, side) =>
      inTransaction((tx) => addMembersIn(tx, actor, side.chamberId, [member(side.chamberId)])),
  },
  'chambers.updateMember': {
    allow: rosterWriters,
    outside: 404,
    call: async (actor, side) =>
      updateMember(
        actor,
        MemberChange.parse({ id: await seedMember(side.chamberId), version: 1, entryName: '示例改名' }),
      ),
  },
  'chambers.endMembership': {
    allow: rosterWriters,
    outside: 404,
    call: async (actor, side) =>
      endMembership(actor, {
        id: await seedMember(side.chamberId),
        version: 1,
        leftOn: '2024-01-01',
        leftReason: '示例',
      }),
  },
  'chambers.linkMember': {
    allow: ['clerk', 'chief'],
    outside: '-',
    call: async (actor, side) => linkMember(actor, { id: await seedMember(side.chamberId), version: 1 }),
  },
  'chambers.revealMemberPhone': {
    allow: ['clerk', 'chief', 'leader', 'chamber_officer'],
    outside: 404,
    call: async (actor, side) =>
      revealMemberPhone(actor, { id: await seedMember(side.chamberId), purpose: 'verify' }),
  },
};
