import { systemActor } from '@/lib/server/actor-of-job';
import type { JobTable } from '@/lib/server/queue';
import { expireRosterSheets } from './jobs/expire-sheets';
import { matchRosters } from './jobs/match-rosters';
import { refreshStatuses } from './jobs/refresh-statuses';

/** Every night after midnight: grace runs out, terms of dues begin and end, the ledger changes without anybody's act here. */
export const chamberJobs: JobTable = {
  'chambers.statuses': {
    cron: '10 0 * * *',
    timeoutSeconds: 1_800,
    run: ({ signal }) => refreshStatuses(systemActor('chambers.statuses'), signal),
  },
  'chambers.matches': {
    cron: '50 0 * * *',
    timeoutSeconds: 1_800,
    run: ({ signal }) => matchRosters(systemActor('chambers.matches'), signal),
  },
  'chambers.sheets': {
    cron: '40 0 * * *',
    timeoutSeconds: 300,
    run: async () => {
      await expireRosterSheets(systemActor('chambers.sheets'));
    },
  },
};
