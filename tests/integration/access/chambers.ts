import { person as signedInPerson } from '@/tests/support/world';
import { listOwnOffices } from '@/lib/chambers/queries/own-offices';
import { attestRoster } from '@/lib/chambers/commands/attest-roster';
import { changeChamberStatus } from '@/lib/chambers/commands/change-status';
import { raiseDues, recordDuesPaid, saveDuesRules, waiveDues } from '@/lib/chambers/commands/keep-dues';
import { applyRosterImport, mapRosterImport, startRosterImport } from '@/lib/chambers/commands/import-roster';
import { leaveOutRow, proposeRosterImport, refuseRosterImport } from '@/lib/chambers/commands/propose-import';
import { lockImport } from '@/lib/chambers/commands/lock-import';
import { discardRosterImport, undoRosterImport } from '@/lib/chambers/commands/undo-roster-import';
import { joinAlliance, leaveAlliance } from '@/lib/chambers/commands/link-alliance';
import { linkMember } from '@/lib/chambers/commands/link-member';
import { requireChamber, requireMember } from '@/lib/chambers/commands/prepare';
import {
  acceptProposal,
  proposeRosterChange,
  refuseProposal,
  setRosterMode,
  withdrawProposal,
} from '@/lib/chambers/commands/propose-roster';
import { revealMemberPhone } from '@/lib/chambers/commands/reveal-member';
import { createChambers, createChambersIn, updateChamber } from '@/lib/chambers/commands/write-chambers';
import {
  addMembers,
  addMembersIn,
  endMembership,
  endMembershipIn,
  updateMember,
  updateMemberIn,
} from '@/lib/chambers/commands/write-members';
import { saveTerm } from '@/lib/chambers/commands/write-terms';
import { listAttestations, listRosterReminders } from '@/lib/chambers/queries/attestations';
import { listDues, listDuesRules, sumDues } from '@/lib/chambers/queries/dues';
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
  countMembersByStatus,
  getMember,
  getMemberHistory,
  listMemberChoices,
  listMembers,
  requireRoster,
} from '@/lib/chambers/queries/members';
import { listOfficesOf } from '@/lib/chambers/queries/offices-of';
import { getOwnChamber } from '@/lib/chambers/queries/own-chamber';
import { countWaitingProposals, listChamberProposals, listProposals } from '@/lib/chambers/queries/proposals';
import { getRosterFreshness } from '@/lib/chambers/queries/roster-freshness';
import { getChamberMatrix } from '@/lib/chambers/queries/chamber-matrix';
import { getRosterImport, listImportsInCare, listRosterImports } from '@/lib/chambers/queries/roster-imports';
import {
  ChamberChange,
  ChamberInput,
  DuesPaidInput,
  DuesRulesInput,
  MemberChange,
  MemberInput,
  StatusStepInput,
  TermInput,
} from '@/lib/chambers/schema';
import { ChamberFilters, ChamberPage, MemberPage } from '@/lib/chambers/search-params';
import type { Actor, PersonActor } from '@/lib/server/actor';
import { db, inTransaction } from '@/lib/server/db';
import { ForbiddenError } from '@/lib/shared/errors';
import {
  seedChamber,
  seedDues,
  seedMember,
  seedProposal,
  seedRosterImport,
  uploadSeal,
} from '@/tests/factories/chambers';
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
/** These doors take persons only: nobody else has a type to stand at them. */
const person = (actor: Actor): PersonActor => {
  if (actor.kind !== 'person') throw new ForbiddenError('chambers.person');
  return actor;
};
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
  'chambers.listOwnOffices': {
    allow: ['merchant'],
    outside: '-',
    call: (actor) => listOwnOffices(signedInPerson(actor)),
  },
  // of a person of another county: no office is named
  'chambers.listOfficesOf': {
    allow: lists,
    outside: '-',
    call: (actor, side) => listOfficesOf(actor, side.merchantId),
  },
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
  'chambers.getChamberMatrix': { allow: lists, outside: '-', call: (actor) => getChamberMatrix(actor) },
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
  'chambers.countMembersByStatus': {
    allow: rosterReaders,
    outside: 404,
    call: (actor, side) => countMembersByStatus(actor, side.chamberId),
  },
  'chambers.getRosterFreshness': {
    allow: rosterReaders,
    outside: 404,
    call: (actor, side) => getRosterFreshness(actor, side.chamberId),
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
  'chambers.updateMemberIn': {
    allow: rosterWriters,
    outside: 404,
    call: async (actor, side) => {
      const id = await seedMember(side.chamberId);
      return inTransaction((tx) =>
        updateMemberIn(tx, actor, MemberChange.parse({ id, version: 1, entryName: '示例改名' })),
      );
    },
  },
  'chambers.endMembershipIn': {
    allow: rosterWriters,
    outside: 404,
    call: async (actor, side) => {
      const id = await seedMember(side.chamberId);
      return inTransaction((tx) =>
        endMembershipIn(tx, actor, { id, version: 1, leftOn: '2024-01-01', leftReason: '示例' }),
      );
    },
  },
  'chambers.requireRoster': {
    allow: rosterReaders,
    outside: 404,
    call: (actor, side) => requireRoster(actor, side.chamberId),
  },
  'chambers.saveDuesRules': {
    allow: rosterWriters,
    outside: 404,
    call: (actor, side) =>
      saveDuesRules(
        actor,
        DuesRulesInput.parse({
          chamberId: side.chamberId,
          validFrom: '2024-01-01',
          periodMonths: 12,
          graceDays: 90,
          lines: [{ rank: 'all', amount: '2000' }],
        }),
      ),
  },
  'chambers.raiseDues': {
    allow: rosterWriters,
    outside: 404,
    call: async (actor, side) => {
      await seedDues(side.chamberId);
      return raiseDues(actor, { chamberId: side.chamberId, periodFrom: '2024-01-01', dueOn: '2024-12-31' });
    },
  },
  'chambers.recordDuesPaid': {
    allow: rosterWriters,
    outside: 404,
    call: async (actor, side) =>
      recordDuesPaid(
        actor,
        DuesPaidInput.parse({
          id: await seedDues(side.chamberId),
          version: 1,
          paid: '2000',
          paidOn: '2024-06-01',
        }),
      ),
  },
  'chambers.waiveDues': {
    allow: rosterWriters,
    outside: 404,
    call: async (actor, side) =>
      waiveDues(actor, { id: await seedDues(side.chamberId), version: 1, reason: '示例困难' }),
  },
  'chambers.listDues': {
    allow: rosterReaders,
    outside: 404,
    call: (actor, side) => listDues(actor, side.chamberId, {}),
  },
  'chambers.sumDues': {
    allow: rosterReaders,
    outside: 404,
    call: (actor, side) => sumDues(actor, side.chamberId, {}),
  },
  'chambers.listDuesRules': {
    allow: rosterReaders,
    outside: 404,
    call: (actor, side) => listDuesRules(actor, side.chamberId),
  },
  'chambers.setRosterMode': {
    allow: keepers,
    outside: 404,
    call: (actor, side) => setRosterMode(actor, { id: side.chamberId, version: 99, rosterMode: 'propose' }),
  },
  'chambers.proposeRosterChange': {
    allow: ['chamber_officer'],
    outside: 404,
    call: async (actor, side) => {
      await db.chamber.update({ where: { id: side.chamberId }, data: { rosterMode: 'propose' } });
      try {
        return await proposeRosterChange(person(actor), { kind: 'add', entry: member(side.chamberId) });
      } finally {
        await db.chamber.update({ where: { id: side.chamberId }, data: { rosterMode: 'direct' } });
      }
    },
  },
  'chambers.acceptProposal': {
    allow: ['clerk', 'chief'],
    outside: 404,
    call: async (actor, side) => {
      return acceptProposal(person(actor), { id: await seedProposal(side.chamberId) });
    },
  },
  'chambers.refuseProposal': {
    allow: ['clerk', 'chief'],
    outside: 404,
    call: async (actor, side) => {
      return refuseProposal(person(actor), { id: await seedProposal(side.chamberId), reason: '示例不符' });
    },
  },
  'chambers.withdrawProposal': {
    allow: ['chamber_officer'],
    outside: 404,
    call: async (actor, side) => {
      return withdrawProposal(person(actor), { id: await seedProposal(side.chamberId) });
    },
  },
  'chambers.listProposals': {
    allow: ['clerk', 'chief'],
    outside: '-',
    call: (actor) => listProposals(actor, {}),
  },
  'chambers.listChamberProposals': {
    allow: rosterReaders,
    outside: 404,
    call: (actor, side) => listChamberProposals(actor, side.chamberId, {}),
  },
  'chambers.countWaitingProposals': {
    allow: rosterReaders,
    outside: 404,
    call: (actor, side) => countWaitingProposals(actor, side.chamberId),
  },
  'chambers.attestRoster': {
    allow: ['chamber_officer'],
    outside: 404,
    call: async (actor, side) => {
      await seedMember(side.chamberId);
      await db.rosterAttestation.deleteMany({ where: { chamberId: side.chamberId } });
      return attestRoster(person(actor), {
        chamberId: side.chamberId,
        confirmed: true,
        note: undefined,
        files: [await uploadSeal(person(actor))],
      });
    },
  },
  'chambers.listAttestations': {
    allow: rosterReaders,
    outside: 404,
    call: (actor, side) => listAttestations(actor, side.chamberId),
  },
  'chambers.listRosterReminders': {
    allow: rosterReaders,
    outside: 404,
    call: (actor, side) => listRosterReminders(actor, side.chamberId),
  },
  'chambers.startRosterImport': {
    allow: ['clerk', 'chief', 'chamber_officer'],
    outside: 404,
    call: async (actor, side) =>
      startRosterImport(person(actor), {
        chamberId: side.chamberId,
        provided: true,
        provideNote: '示例依据',
        files: [{ fileId: side.chamberId, fileName: '名册.xlsx', label: '' }],
      }),
  },
  'chambers.lockImport': {
    allow: rosterWriters,
    outside: 404,
    call: async (actor, side) => {
      const id = await seedRosterImport(side.chamberId);
      return inTransaction((tx) => lockImport(tx, actor, id, ['mapping']));
    },
  },
  'chambers.mapRosterImport': {
    allow: ['clerk', 'chief', 'chamber_officer'],
    outside: 404,
    call: async (actor, side) =>
      mapRosterImport(person(actor), {
        id: await seedRosterImport(side.chamberId),
        duesYear: 2024,
        columns: {},
      }),
  },
  'chambers.applyRosterImport': {
    allow: ['clerk', 'chief', 'chamber_officer'],
    outside: 404,
    call: async (actor, side) =>
      applyRosterImport(person(actor), { id: await seedRosterImport(side.chamberId) }),
  },
  'chambers.undoRosterImport': {
    allow: ['clerk', 'chief', 'chamber_officer'],
    outside: 404,
    call: async (actor, side) =>
      undoRosterImport(person(actor), { id: await seedRosterImport(side.chamberId) }),
  },
  'chambers.proposeRosterImport': {
    allow: ['chamber_officer'],
    outside: 404,
    call: async (actor, side) => {
      const id = await seedRosterImport(side.chamberId);
      await db.chamber.update({ where: { id: side.chamberId }, data: { rosterMode: 'propose' } });
      await db.rosterImport.update({ where: { id }, data: { state: 'ready' } });
      try {
        return await proposeRosterImport(person(actor), { id });
      } finally {
        await db.chamber.update({ where: { id: side.chamberId }, data: { rosterMode: 'direct' } });
      }
    },
  },
  'chambers.refuseRosterImport': {
    allow: ['clerk', 'chief'],
    outside: '-',
    call: async (actor, side) => {
      const id = await seedRosterImport(side.chamberId);
      await db.rosterImport.update({ where: { id }, data: { state: 'proposed' } });
      return refuseRosterImport(person(actor), { id, reason: '示例不符' });
    },
  },
  'chambers.leaveOutRow': {
    allow: ['clerk', 'chief', 'chamber_officer'],
    outside: 404,
    call: async (actor, side) => {
      const id = await seedRosterImport(side.chamberId);
      await db.rosterImport.update({ where: { id }, data: { state: 'ready' } });
      return leaveOutRow(person(actor), { id, rowNo: 3, isOut: true });
    },
  },
  'chambers.listImportsInCare': {
    allow: ['clerk', 'chief'],
    outside: '-',
    call: (actor) => listImportsInCare(actor),
  },
  'chambers.discardRosterImport': {
    allow: ['clerk', 'chief', 'chamber_officer'],
    outside: 404,
    call: async (actor, side) =>
      discardRosterImport(person(actor), { id: await seedRosterImport(side.chamberId) }),
  },
  'chambers.getRosterImport': {
    allow: rosterReaders,
    outside: 404,
    call: async (actor, side) => getRosterImport(actor, await seedRosterImport(side.chamberId), {}),
  },
  'chambers.listRosterImports': {
    allow: rosterReaders,
    outside: 404,
    call: async (actor, side) => {
      await seedRosterImport(side.chamberId);
      return listRosterImports(actor, side.chamberId);
    },
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
      revealMemberPhone(actor, {
        id: await seedMember(side.chamberId, { provided: 'on' }),
        purpose: 'verify',
      }),
  },
};
