import { systemActor } from '@/lib/server/actor-of-job';
import type { JobTable } from '@/lib/server/queue';
import { expireBases } from './commands';

/** Just after midnight, before anybody works: lawful bases that ran out yesterday. */
export const privacyJobs: JobTable = {
  'privacy.expire': {
    cron: '5 0 * * *',
    run: async () => {
      const actor = systemActor('privacy.expire');
      while ((await expireBases(actor)) === 500);
    },
  },
};
