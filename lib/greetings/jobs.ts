import { systemActor } from '@/lib/server/actor-of-job';
import type { JobTable } from '@/lib/server/queue';
import { expirePapers, resumePapers } from './commands/papers';
import { recordContactsJob } from './jobs/record-contacts';
import { writePapersJob } from './jobs/write-papers';

/** Files and contacts of campaigns, and what looks after them. */
export const greetingJobs: JobTable = {
  'greetings.papers': { run: ({ data, signal }) => writePapersJob(data, signal), timeoutSeconds: 1_800 },
  'greetings.record': { run: ({ data, signal }) => recordContactsJob(data, signal) },
  'greetings.resume': { run: () => resumePapers(systemActor('greetings.resume')), cron: '* * * * *' },
  'greetings.expire': { run: () => expirePapers(systemActor('greetings.expire')), cron: '40 * * * *' },
};
