import { systemActor } from '@/lib/server/actor-of-job';
import type { JobTable } from '@/lib/server/queue';
import { resumeBulks } from './commands';
import { runBulkJob } from './jobs/run-bulk';

/** Acts on many people, and what looks after them. */
export const bulkJobs: JobTable = {
  'bulks.run': { run: ({ data }) => runBulkJob(data), timeoutSeconds: 3_600 },
  'bulks.resume': { run: () => resumeBulks(systemActor('bulks.resume')), cron: '* * * * *' },
};
