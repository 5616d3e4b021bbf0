import { sealChanges, verifySeals } from '@/lib/audit/commands-seals';
import { historyOf, listChanges } from '@/lib/audit/queries';
import { getChange, getLastVerification, getSealState, listVerifications } from '@/lib/audit/queries-seals';
import { LogFilters } from '@/lib/audit/search-params';
import { db } from '@/lib/server/db';
import { ForbiddenError } from '@/lib/shared/errors';
import { roles } from '@/tests/support/world';
import type { AccessTable } from '../access-table';

const auditors = ['auditor', 'system'] as const;

export const auditAccess: AccessTable = {
  'audit.getChange': {
    allow: auditors,
    outside: '-',
    call: async (actor) => getChange(actor, (await db.change.findFirstOrThrow({ select: { id: true } })).id),
  },
  'audit.getLastVerification': {
    allow: auditors,
    outside: '-',
    call: async (actor) => ({ last: await getLastVerification(actor), asked: true }),
  },
  'audit.listVerifications': {
    allow: auditors,
    outside: '-',
    call: async (actor) => ({ rows: await listVerifications(actor), asked: true }),
  },
  'audit.getSealState': { allow: auditors, outside: '-', call: (actor) => getSealState(actor) },
  'audit.verifySeals': { allow: auditors, outside: '-', call: (actor) => verifySeals(actor) },
  'audit.sealChanges': {
    allow: ['system'],
    outside: '-',
    call: async (actor) => {
      if (actor.kind !== 'system') throw new ForbiddenError('type');
      return { sealed: await sealChanges(actor), asked: true };
    },
  },
  'audit.listChanges': {
    allow: ['auditor', 'system'],
    outside: '-',
    call: (actor) => listChanges(actor, LogFilters.parse({})),
  },
  // the caller's noun has checked the record; here only: a person or the system, administrators on their own nouns
  'audit.historyOf': {
    allow: [...roles.filter((role) => role !== 'sysadmin' && role !== 'secadmin'), 'system'],
    outside: '-',
    call: (actor, side) => historyOf(actor, 'merchants', side.merchantId),
  },
};
