import { z } from 'zod';
import type { PersonActor } from '@/lib/server/actor';

/** What a job of this noun carries: ids only; the rights are rebuilt from them when the job runs. */
export const ExportJob = z.object({
  exportId: z.uuid(),
  userId: z.uuid(),
  grantId: z.uuid(),
  requestId: z.string(),
  address: z.string().nullable(),
});
export type ExportJob = z.output<typeof ExportJob>;

/** The job of an export that this person asks for. */
export function jobOf(actor: PersonActor, exportId: string): ExportJob {
  return {
    exportId,
    userId: actor.userId,
    grantId: actor.grantId,
    requestId: actor.requestId,
    address: actor.address,
  };
}
