import { endChamberAgreement, saveChamberAgreement } from '@/lib/chambers/commands/keep-agreements';
import { attachChamberPapers, attachPapersIn, detachChamberPaper } from '@/lib/chambers/commands/keep-papers';
import { removeChamberSupport, saveChamberSupport } from '@/lib/chambers/commands/keep-supports';
import { getChamberChecks, listChamberChecks } from '@/lib/chambers/queries/chamber-checks';
import { listChamberPapers } from '@/lib/chambers/queries/chamber-papers';
import {
  countChamberAgreements,
  getPartnership,
  listChamberAgreements,
  listPartnerChoices,
} from '@/lib/chambers/queries/partners';
import { ChamberAgreementInput, ChamberSupportInput } from '@/lib/chambers/schema-partners';
import { inTransaction } from '@/lib/server/db';
import { uploadSeal, seedAgreement, seedSupport } from '@/tests/factories/chambers';
import { person as signedInPerson } from '@/tests/support/world';
import type { AccessTable } from '../access-table';

const lists = ['clerk', 'chief', 'leader', 'filler', 'supervisor', 'system'] as const;
const staffReaders = ['clerk', 'chief', 'leader', 'system'] as const;
const rosterReaders = ['clerk', 'chief', 'leader', 'chamber_officer', 'system'] as const;
const keepers = ['clerk', 'chief', 'system'] as const;
const agreement = (chamberId: string) =>
  ChamberAgreementInput.parse({ chamberId, title: '示例协议', parties: '示例局', signedOn: '2024-01-01' });
const support = (chamberId: string) =>
  ChamberSupportInput.parse({
    chamberId,
    title: '示例补助',
    kind: 'money',
    amountWan: '2',
    givenBy: '示例局',
    givenOn: '2024-01-01',
  });

/** What the bureau keeps of chambers beside their rosters. */
export const chambersBureauAccess: AccessTable = {
  'chambers.listChamberAgreements': {
    allow: lists,
    outside: '-',
    call: (actor) => listChamberAgreements(actor, {}),
  },
  'chambers.countChamberAgreements': {
    allow: lists,
    outside: '-',
    call: (actor) => countChamberAgreements(actor, {}),
  },
  'chambers.getPartnership': {
    allow: rosterReaders,
    outside: 404,
    call: (actor, side) => getPartnership(actor, side.chamberId),
  },
  'chambers.listPartnerChoices': {
    allow: keepers,
    outside: 404,
    call: (actor, side) => listPartnerChoices(actor, side.chamberId),
  },
  'chambers.listChamberPapers': {
    allow: rosterReaders,
    outside: 404,
    call: (actor, side) => listChamberPapers(actor, side.chamberId),
  },
  'chambers.getChamberChecks': {
    allow: staffReaders,
    // an officer has the own desk and no list of chambers
    outside: 404,
    call: (actor, side) => getChamberChecks(actor, side.chamberId),
  },
  'chambers.listChamberChecks': {
    allow: lists,
    outside: '-',
    call: async (actor) => [...(await listChamberChecks(actor))],
  },
  'chambers.saveChamberAgreement': {
    allow: keepers,
    outside: 404,
    call: (actor, side) => saveChamberAgreement(actor, agreement(side.chamberId)),
  },
  'chambers.endChamberAgreement': {
    allow: keepers,
    outside: 404,
    call: async (actor, side) =>
      endChamberAgreement(actor, {
        id: await seedAgreement(side.chamberId),
        version: 1,
        endedOn: '2024-06-01',
        reason: '示例终止',
      }),
  },
  'chambers.saveChamberSupport': {
    allow: keepers,
    outside: 404,
    call: (actor, side) => saveChamberSupport(actor, support(side.chamberId)),
  },
  'chambers.removeChamberSupport': {
    allow: keepers,
    outside: 404,
    call: async (actor, side) =>
      removeChamberSupport(actor, { id: await seedSupport(side.chamberId), version: 1, confirmed: true }),
  },
  'chambers.attachChamberPapers': {
    allow: ['clerk', 'chief'],
    outside: 404,
    call: async (actor, side) =>
      attachChamberPapers(signedInPerson(actor), {
        id: side.chamberId,
        role: 'charter',
        files: [await uploadSeal(signedInPerson(actor))],
      }),
  },
  'chambers.attachPapersIn': {
    allow: ['clerk', 'chief'],
    outside: 404,
    call: async (actor, side) => {
      const file = await uploadSeal(signedInPerson(actor));
      await inTransaction((tx) =>
        attachPapersIn(tx, actor, { chamberId: side.chamberId, role: 'charter' }, [file]),
      );
      return 'filed';
    },
  },
  'chambers.detachChamberPaper': {
    allow: ['clerk', 'chief'],
    outside: 404,
    call: async (actor, side, world) => {
      const clerk = await world.actor('clerk');
      const id = side.chamberId;
      await attachChamberPapers(clerk, { id, role: 'charter', files: [await uploadSeal(clerk)] });
      const paper = (await listChamberPapers(clerk, id)).at(-1);
      return detachChamberPaper(signedInPerson(actor), { id, attachmentId: paper?.id ?? '' });
    },
  },
};
