import { systemActor } from '@/lib/server/actor-of-job';
import type { JobTable } from '@/lib/server/queue';
import { findLostNotices, tidyNotices } from './commands/look-after';

/** What looks after the outbox; the sending itself is a job of the noun that sends (greetings.send). */
export const noticeJobs: JobTable = {
  'notices.lost': { run: () => findLostNotices(systemActor('notices.lost')), cron: '* * * * *' },
  'notices.tidy': { run: () => tidyNotices(systemActor('notices.tidy')), cron: '50 * * * *' },
};
