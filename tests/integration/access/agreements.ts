import { listAgreementsOfProjects } from '@/lib/agreements/queries/agreements-of';
import { createAgreements, createAgreementsIn } from '@/lib/agreements/commands/create-agreements';
import { updateAgreement } from '@/lib/agreements/commands/update-agreement';
import { getAgreement, getAgreementHistory } from '@/lib/agreements/queries/get-agreement';
import { listAgreements, listAgreementsOf } from '@/lib/agreements/queries/list-agreements';
import { AgreementInput } from '@/lib/agreements/schema';
import { AgreementPage } from '@/lib/agreements/search-params';
import { inTransaction } from '@/lib/server/db';
import { seedAgreement } from '@/tests/factories/agreements';
import { seedProject } from '@/tests/factories/projects';
import type { AccessTable } from '../access-table';

const readers = ['clerk', 'chief', 'leader', 'filler', 'supervisor', 'system'] as const;
const writers = ['clerk', 'chief', 'filler', 'system'] as const;

const input = (projectId: string) =>
  AgreementInput.parse({
    projectId,
    kind: 'contract',
    title: '示例投资合同',
    signedOn: '2024-05-20',
    lines: [{ sourceScope: 'outside_province', amount: '1,250' }],
  });

export const agreementsAccess: AccessTable = {
  // of projects of another county: nothing
  'agreements.listAgreementsOfProjects': {
    allow: readers,
    outside: '-',
    call: async (actor, side) => listAgreementsOfProjects(actor, [(await seedProject(side.countyId)).id], 5),
  },
  'agreements.listAgreements': {
    allow: readers,
    outside: '-',
    call: (actor) => listAgreements(actor, AgreementPage.parse({})),
  },
  // an entrepreneur sees the own project's, of which there is none here
  'agreements.listAgreementsOf': {
    allow: readers,
    outside: 404,
    call: async (actor, side) => ({
      rows: await listAgreementsOf(actor, (await seedProject(side.countyId)).id),
      asked: true,
    }),
  },
  'agreements.getAgreement': {
    allow: readers,
    outside: 404,
    call: async (actor, side) => getAgreement(actor, (await seedAgreement(side.countyId)).id),
  },
  'agreements.getAgreementHistory': {
    allow: readers,
    outside: 404,
    call: async (actor, side) => getAgreementHistory(actor, (await seedAgreement(side.countyId)).id),
  },
  'agreements.createAgreements': {
    allow: writers,
    outside: 404,
    call: async (actor, side) => createAgreements(actor, [input((await seedProject(side.countyId)).id)]),
  },
  'agreements.createAgreementsIn': {
    allow: writers,
    outside: 404,
    call: async (actor, side) => {
      const { id } = await seedProject(side.countyId);
      return inTransaction((tx) => createAgreementsIn(tx, actor, [input(id)]));
    },
  },
  'agreements.updateAgreement': {
    allow: writers,
    outside: 404,
    call: async (actor, side) => {
      const { projectId, ...values } = input((await seedProject(side.countyId)).id);
      return updateAgreement(actor, { ...values, ...(await seedAgreement(side.countyId, projectId)) });
    },
  },
};
