import { refreshCompanyName } from '@/lib/posts/commands';
import { seedCompany } from '@/tests/factories/companies';
import type { AccessTable } from '../access-table';

export const postsAccess: AccessTable = {
  'posts.refreshCompanyName': {
    allow: ['system'],
    outside: '-',
    call: async (actor, side) => ({
      people: await refreshCompanyName(actor, await seedCompany(side.countyId)),
    }),
  },
};
