import { listProjectsOf } from '@/lib/projects/queries/projects-of';
import { attachProjectPapers, detachProjectPaper } from '@/lib/projects/commands/attach-papers';
import { convertLead } from '@/lib/projects/commands/convert-lead';
import { createProjects, createProjectsIn } from '@/lib/projects/commands/create-projects';
import { moveStage, setProjectStatus } from '@/lib/projects/commands/move-stage';
import { setCreditShares } from '@/lib/projects/commands/set-shares';
import { updateProject } from '@/lib/projects/commands/update-project';
import {
  findProject,
  getProject,
  getProjectHistory,
  listProjectChoices,
} from '@/lib/projects/queries/get-project';
import { countProjects, countProjectsBy, listProjects } from '@/lib/projects/queries/list-projects';
import { listCreditedProjects } from '@/lib/projects/queries/credited-projects';
import { projectWhere } from '@/lib/projects/queries/where';
import { ProjectPage } from '@/lib/projects/search-params';
import { inTransaction } from '@/lib/server/db';
import { seedLead } from '@/tests/factories/leads';
import { projectInput, seedProject } from '@/tests/factories/projects';
import { seedEvidence } from '@/tests/factories/receipts';
import { person } from '@/tests/support/world';
import type { AccessTable } from '../access-table';

const readers = ['clerk', 'chief', 'leader', 'filler', 'supervisor', 'system'] as const;
const writers = ['clerk', 'chief', 'filler', 'system'] as const;
const filters = ProjectPage.parse({});

export const projectsAccess: AccessTable = {
  // of a person whose record the actor may not read: nothing
  'projects.listProjectsOf': {
    allow: readers,
    outside: '-',
    call: (actor, side) => listProjectsOf(actor, side.merchantId, 5),
  },
  'projects.listCreditedProjects': {
    allow: ['chamber_officer'],
    outside: '-',
    call: (actor) => listCreditedProjects(actor),
  },
  'projects.listProjects': { allow: readers, outside: '-', call: (actor) => listProjects(actor, filters) },
  'projects.countProjects': { allow: readers, outside: '-', call: (actor) => countProjects(actor, filters) },
  'projects.countProjectsBy': {
    allow: readers,
    outside: '-',
    call: (actor) => countProjectsBy(actor, 'stage', filters),
  },
  'projects.projectWhere': {
    allow: readers,
    outside: '-',
    call: async (actor) => projectWhere(actor, filters).sql,
  },
  'projects.listProjectChoices': {
    allow: readers,
    outside: '-',
    emptyWhenRefused: true,
    call: (actor) => listProjectChoices(actor),
  },
  'projects.getProject': {
    allow: readers,
    outside: 404,
    call: async (actor, side) => getProject(actor, (await seedProject(side.countyId)).id),
  },
  'projects.findProject': {
    allow: readers,
    outside: '-',
    emptyWhenRefused: true,
    call: async (actor, side) => findProject(actor, (await seedProject(side.countyId)).id),
  },
  'projects.getProjectHistory': {
    allow: readers,
    outside: 404,
    call: async (actor, side) => getProjectHistory(actor, (await seedProject(side.countyId)).id),
  },
  'projects.createProjects': {
    allow: writers,
    outside: 403,
    call: (actor, side) => createProjects(actor, [projectInput({ ownerUnitId: side.countyId })]),
  },
  'projects.createProjectsIn': {
    allow: writers,
    outside: 403,
    call: (actor, side) =>
      inTransaction((tx) => createProjectsIn(tx, actor, [projectInput({ ownerUnitId: side.countyId })])),
  },
  'projects.convertLead': {
    allow: ['clerk', 'chief', 'filler'],
    outside: 404,
    call: async (actor, side) =>
      convertLead(actor, {
        ...projectInput({ ownerUnitId: side.countyId }),
        leadId: (await seedLead(side.countyId, { state: 'accepted' })).id,
      }),
  },
  'projects.updateProject': {
    allow: writers,
    outside: 404,
    call: async (actor, side) =>
      updateProject(actor, { ...projectInput(), ...(await seedProject(side.countyId)) }),
  },
  'projects.moveStage': {
    allow: writers,
    outside: 404,
    call: async (actor, side) =>
      moveStage(actor, {
        ...(await seedProject(side.countyId)),
        toStage: 'appraisal',
        onDate: '2024-05-20',
        force: false,
      }),
  },
  'projects.setProjectStatus': {
    allow: writers,
    outside: 404,
    call: async (actor, side) =>
      setProjectStatus(actor, { ...(await seedProject(side.countyId)), status: 'paused', reason: '示例' }),
  },
  'projects.setCreditShares': {
    allow: ['clerk', 'chief', 'system'],
    outside: '-',
    call: async (actor, side) =>
      setCreditShares(actor, {
        ...(await seedProject(side.countyId)),
        validFrom: '2024-05-20',
        shares: [{ unitId: side.countyId, percent: '100' }],
      }),
  },
  'projects.attachProjectPapers': {
    allow: ['clerk', 'chief', 'filler'],
    outside: 404,
    call: async (actor, side) =>
      attachProjectPapers(person(actor), {
        id: (await seedProject(side.countyId)).id,
        role: 'review',
        files: [],
      }),
  },
  'projects.detachProjectPaper': {
    allow: ['clerk', 'chief', 'filler'],
    outside: 404,
    call: async (actor, side) => {
      const { id } = await seedProject(side.countyId);
      return detachProjectPaper(person(actor), { id, attachmentId: await seedEvidence(id, 'projects') });
    },
  },
};
