import { COMPANY_RENAMED } from '@/lib/companies/rules';
import { systemActor } from '@/lib/server/actor-of-job';
import type { JobTable } from '@/lib/server/queue';
import { refreshCompanyName } from './commands';

/** Copies of a firm's name follow its renaming. */
export const postJobs: JobTable = {
  [COMPANY_RENAMED]: {
    run: async ({ data }) => {
      await refreshCompanyName(systemActor(COMPANY_RENAMED), String(data['companyId']));
    },
  },
};
