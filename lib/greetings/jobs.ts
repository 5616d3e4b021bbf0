import { z } from 'zod';
import { systemActor } from '@/lib/server/actor-of-job';
import type { JobTable } from '@/lib/server/queue';
import { expirePapers, resumePapers } from './commands/papers';
import { resumeSending } from './commands/send-greeting';
import { settleGreeting } from './commands/settle-greeting';
import { recordContactsJob } from './jobs/record-contacts';
import { sendGreetingJob } from './jobs/send-greeting';
import { writePapersJob } from './jobs/write-papers';

const Settled = z.object({ recordId: z.uuid() });

/** Files, messages and contacts of campaigns, and what looks after them. */
export const greetingJobs: JobTable = {
  'greetings.papers': { run: ({ data, signal }) => writePapersJob(data, signal), timeoutSeconds: 1_800 },
  'greetings.record': { run: ({ data, signal }) => recordContactsJob(data, signal) },
  'greetings.send': { run: ({ data, signal }) => sendGreetingJob(data, signal), timeoutSeconds: 1_200 },
  'greetings.settle': {
    run: ({ data }) => settleGreeting(systemActor('greetings.settle'), Settled.parse(data).recordId),
  },
  'greetings.keep-sending': {
    run: () => resumeSending(systemActor('greetings.keep-sending')),
    cron: '* * * * *',
  },
  'greetings.resume': { run: () => resumePapers(systemActor('greetings.resume')), cron: '* * * * *' },
  'greetings.expire': { run: () => expirePapers(systemActor('greetings.expire')), cron: '40 * * * *' },
};
