import { setTimeout as pause } from 'node:timers/promises';
import { systemActor } from '@/lib/server/actor-of-job';
import { logger } from '@/lib/server/logger';
import type { JobTable } from '@/lib/server/queue';
import { sealChanges, verifySeals } from './commands-seals';

const EVERY_MS = 5_000;
const ROUND_MS = 54_000;

/** The sealer runs through each minute, every five seconds; the verification once a night. */
export const auditJobs: JobTable = {
  'audit.seal': {
    cron: '* * * * *',
    retries: 0,
    timeoutSeconds: 300,
    run: async ({ signal }) => {
      const until = Date.now() + ROUND_MS;
      const actor = systemActor('audit.seal');
      while (!signal.aborted) {
        await sealChanges(actor);
        if (Date.now() + EVERY_MS > until) return;
        await pause(EVERY_MS, undefined, { signal }).catch(() => undefined);
      }
    },
  },
  'audit.verify': {
    cron: '40 2 * * *',
    timeoutSeconds: 3600,
    run: async () => {
      const actor = systemActor('audit.verify');
      await sealChanges(actor, true);
      const { isWhole, fault, unsealed, checked } = await verifySeals(actor);
      if (!isWhole) logger().error({ fault, unsealed, checked }, 'the audit chain does not hold');
    },
  },
};
