import { systemActor } from '@/lib/server/actor-of-job';
import type { JobTable } from '@/lib/server/queue';
import { expireBatches, resumeBatches } from './commands/keep-batches';
import { applyRowsJob } from './jobs/apply-rows';
import { checkRowsJob } from './jobs/check-rows';
import { readTableJob } from './jobs/read-table';
import { undoRowsJob } from './jobs/undo-rows';

/** The way of a batch, one job per part; and the two that look after batches. */
export const importJobs: JobTable = {
  'imports.read': { run: ({ data }) => readTableJob(data), timeoutSeconds: 300 },
  'imports.check': { run: ({ data }) => checkRowsJob(data), timeoutSeconds: 1_800 },
  'imports.apply': { run: ({ data }) => applyRowsJob(data), timeoutSeconds: 3_600 },
  'imports.undo': { run: ({ data }) => undoRowsJob(data), timeoutSeconds: 3_600 },
  'imports.resume': { run: () => resumeBatches(systemActor('imports.resume')), cron: '* * * * *' },
  'imports.expire': { run: () => expireBatches(systemActor('imports.expire')), cron: '40 3 * * *' },
};
