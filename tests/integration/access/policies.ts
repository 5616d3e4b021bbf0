import { createClause, reviewClause, updateClause } from '@/lib/policies/commands/write-clause';
import { createPolicy, publishPolicy, updatePolicy } from '@/lib/policies/commands/write-policy';
import { countPolicies, getPolicy, getPolicyHistory, listPolicies } from '@/lib/policies/queries/policies';
import { ClauseInput, ClauseReviewInput, PolicyInput } from '@/lib/policies/schema';
import { PolicyPage } from '@/lib/policies/search-params';
import { seedClause } from '@/tests/factories/policies';
import type { AccessTable } from '../access-table';

const readers = ['clerk', 'chief', 'leader', 'filler', 'supervisor', 'system'] as const;
const input = PolicyInput.parse({ title: '示例政策', issuer: '示例局', status: 'valid' });
const clause = (documentId: string, number: number) =>
  ClauseInput.parse({ documentId, number, classCode: 'industry', title: '示例条款', body: '示例条文内容' });

export const policiesAccess: AccessTable = {
  'policies.countPolicies': { allow: readers, outside: '-', call: (actor) => countPolicies(actor, {}) },
  'policies.listPolicies': {
    allow: readers,
    outside: '-',
    call: (actor) => listPolicies(actor, PolicyPage.parse({})),
  },
  'policies.getPolicy': {
    allow: readers,
    outside: '-',
    call: async (actor, _side, world) => getPolicy(actor, (await seedClause(world.rootId)).documentId),
  },
  'policies.getPolicyHistory': {
    allow: readers,
    outside: '-',
    call: async (actor, _side, world) => getPolicyHistory(actor, (await seedClause(world.rootId)).documentId),
  },
  'policies.createPolicy': {
    allow: ['clerk', 'chief'],
    outside: '-',
    call: (actor) => createPolicy(actor, input),
  },
  'policies.updatePolicy': {
    allow: ['clerk', 'chief', 'system'],
    outside: '-',
    call: async (actor, _side, world) =>
      updatePolicy(actor, { ...input, id: (await seedClause(world.rootId)).documentId, version: 1 }),
  },
  'policies.publishPolicy': {
    allow: ['chief'],
    outside: '-',
    call: async (actor, _side, world) =>
      publishPolicy(actor, {
        id: (await seedClause(world.rootId, { isPublic: false })).documentId,
        version: 1,
        to: 'public',
        reason: undefined,
      }),
  },
  'policies.createClause': {
    allow: ['clerk', 'chief', 'system'],
    outside: '-',
    call: async (actor, _side, world) =>
      createClause(actor, clause((await seedClause(world.rootId)).documentId, 2)),
  },
  'policies.updateClause': {
    allow: ['clerk', 'chief', 'system'],
    outside: '-',
    call: async (actor, _side, world) => {
      const { documentId, id, version } = await seedClause(world.rootId);
      return updateClause(actor, { ...clause(documentId, 1), id, version });
    },
  },
  'policies.reviewClause': {
    allow: ['chief'],
    outside: '-',
    call: async (actor, _side, world) => {
      const { id, version } = await seedClause(world.rootId);
      const input = { id, version, review: 'passed', reviewNo: '示例审1号', reviewedOn: '2026-01-05' };
      return reviewClause(actor, ClauseReviewInput.parse(input));
    },
  },
};
