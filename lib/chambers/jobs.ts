import { systemActor } from '@/lib/server/actor-of-job';
import type { JobTable } from '@/lib/server/queue';
import { expireRosterSheets } from './jobs/expire-sheets';
import { refreshStatuses } from './jobs/refresh-statuses';

/** Every night after midnight: grace runs out, terms of dues begin and end without anybody's act. */
export const chamberJobs: JobTable = {
  'chambers.statuses': {
    cron: '10 0 * * *',
    timeoutSeconds: 1_800,
    run: ({ signal }) => refreshStatuses(systemActor('chambers.statuses'), signal),
  },
  'chambers.sheets': {
    cron: '40 0 * * *',
    timeoutSeconds: 300,
    run: async () => {
      await expireRosterSheets(systemActor('chambers.sheets'));
    },
  },
};
