import { systemActor } from '@/lib/server/actor-of-job';
import type { JobTable } from '@/lib/server/queue';
import { resumeHandovers } from './commands/move-handover';
import { runHandoverJob } from './jobs/run-handover';

/** Hand-overs, and what looks after them. */
export const handoverJobs: JobTable = {
  'handovers.run': { run: ({ data }) => runHandoverJob(data), timeoutSeconds: 3_600 },
  'handovers.resume': { run: () => resumeHandovers(systemActor('handovers.resume')), cron: '* * * * *' },
};
