import { systemActor } from '@/lib/server/actor-of-job';
import type { JobTable } from '@/lib/server/queue';
import { SCAN_SIZE, scanDuplicates } from './commands/scan-duplicates';

/** Every five minutes: records that changed are compared with the ledger. The first run takes the whole of it. */
export const merchantJobs: JobTable = {
  'merchants.duplicates': {
    cron: '*/5 * * * *',
    retries: 0,
    timeoutSeconds: 3_600,
    run: async ({ signal }) => {
      const actor = systemActor('merchants.duplicates');
      while (!signal.aborted && (await scanDuplicates(actor)) === SCAN_SIZE);
    },
  },
};
