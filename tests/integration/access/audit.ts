import { historyOf, listChanges } from '@/lib/audit/queries';
import { LogFilters } from '@/lib/audit/search-params';
import { roles } from '@/tests/support/world';
import type { AccessTable } from '../access-table';

export const auditAccess: AccessTable = {
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
