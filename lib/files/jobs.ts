import { systemActor } from '@/lib/server/actor-of-job';
import type { JobTable } from '@/lib/server/queue';
import { sweepUploads } from './commands';

/** Nightly: uploads that no record took. */
export const fileJobs: JobTable = {
  'files.sweep': {
    cron: '20 3 * * *',
    run: async () => {
      const actor = systemActor('files.sweep');
      while ((await sweepUploads(actor)) === 500);
    },
  },
};
