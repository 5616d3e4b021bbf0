import { makeActor, type PersonActor, type SystemActor } from '@/lib/server/actor';
import { db } from '@/lib/server/db';
import { activeGrantColumns, grantHoldsToday, personActor, type ActiveGrant } from '@/lib/server/session';
import { AppError } from '@/lib/shared/errors';

type GrantRecord = ActiveGrant & { name: string };

/**
 * The person on whose behalf a job runs, rebuilt from the ids that the job carries. Refuses (`job_cancelled`)
 * when the user is no longer active or the grant no longer holds today: revoked rights stop the job.
 */
export async function actorOfJob(job: {
  userId: string;
  grantId: string;
  requestId: string;
  address?: string | null;
}): Promise<PersonActor> {
  const rows = await db.$queryRaw<GrantRecord[]>`
    SELECT p.name, ${activeGrantColumns}
    FROM user_grant g JOIN app_user p ON p.id = g."userId" AND p.state = 'active'
    WHERE g.id = ${job.grantId}::uuid AND g."userId" = ${job.userId}::uuid AND ${grantHoldsToday}`;
  const row = rows[0];
  if (row === undefined) throw new AppError('job_cancelled');
  return personActor({ userId: job.userId, userName: row.name, sessionId: null, steppedUpAt: null }, row, {
    requestId: job.requestId,
    address: job.address ?? null,
  });
}

/** The programme itself, for nightly jobs and seeds; `job` names what runs. */
export function systemActor(job: string, requestId = `job:${job}`): SystemActor {
  return makeActor({ kind: 'system', job, requestId, address: null });
}
