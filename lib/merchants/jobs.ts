import { systemActor } from '@/lib/server/actor-of-job';
import type { JobTable } from '@/lib/server/queue';
import { fillStrokes, STROKES_SIZE } from './commands/fill-strokes';
import { SCAN_SIZE, scanDuplicates } from './commands/scan-duplicates';

export const merchantJobs: JobTable = {
  // records that changed are compared with the ledger; the first run takes the whole of it
  'merchants.duplicates': {
    cron: '*/5 * * * *',
    retries: 0,
    timeoutSeconds: 3_600,
    run: async ({ signal }) => {
      const actor = systemActor('merchants.duplicates');
      while (!signal.aborted && (await scanDuplicates(actor)) === SCAN_SIZE);
    },
  },
  // records from before the order by strokes get their key; afterwards it finds none and costs one look at an index
  'merchants.strokes': {
    cron: '*/5 * * * *',
    retries: 0,
    timeoutSeconds: 3_600,
    run: async ({ signal }) => {
      const actor = systemActor('merchants.strokes');
      while (!signal.aborted && (await fillStrokes(actor)) === STROKES_SIZE);
    },
  },
};
