import { systemActor } from '@/lib/server/actor-of-job';
import type { JobTable } from '@/lib/server/queue';
import { expireExports, resumeExports } from './commands/keep-exports';
import { writeExportJob } from './jobs/write-export';

/** Lists that leave the house, and the two that look after them. */
export const exportJobs: JobTable = {
  'exports.write': { run: ({ data }) => writeExportJob(data), timeoutSeconds: 1_800 },
  'exports.resume': { run: () => resumeExports(systemActor('exports.resume')), cron: '* * * * *' },
  'exports.expire': { run: () => expireExports(systemActor('exports.expire')), cron: '25 * * * *' },
};
