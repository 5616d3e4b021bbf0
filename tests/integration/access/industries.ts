import { nameOfIndustry, searchIndustries } from '@/lib/industries/queries';
import { roles } from '@/tests/support/world';
import type { AccessTable } from '../access-table';

export const industriesAccess: AccessTable = {
  // a national standard: whoever is signed in may look things up in it
  'industries.searchIndustries': {
    allow: roles,
    outside: '-',
    call: async (actor) => ({ found: await searchIndustries(actor, '示例业') }),
  },
  'industries.nameOfIndustry': {
    allow: [...roles, 'system'],
    outside: '-',
    call: async (actor) => ({ name: await nameOfIndustry(actor, 'A01') }),
  },
};
