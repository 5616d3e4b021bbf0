import { makeActor, type PersonActor, type Role, type SystemActor } from '@/lib/server/actor';
import { db } from '@/lib/server/db';
import { grantHoldsToday, unitsBelowGrant } from '@/lib/server/session';
import { AppError } from '@/lib/shared/errors';

type GrantRecord = {
  name: string;
  role: Role;
  unitId: string | null;
  chamberId: string | null;
  merchantId: string | null;
  unitIds: string[];
};

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
    SELECT p.name, g.role::text AS role, g."unitId", g."chamberId", g."merchantId", ${unitsBelowGrant} AS "unitIds"
    FROM user_grant g JOIN app_user p ON p.id = g."userId" AND p.state = 'active'
    WHERE g.id = ${job.grantId}::uuid AND g."userId" = ${job.userId}::uuid AND ${grantHoldsToday}`;
  const row = rows[0];
  if (row === undefined) throw new AppError('job_cancelled');
  return makeActor({
    kind: 'person',
    userId: job.userId,
    userName: row.name,
    grantId: job.grantId,
    role: row.role,
    unitId: row.unitId,
    unitIds: row.unitIds,
    chamberIds: row.chamberId === null ? [] : [row.chamberId],
    merchantId: row.merchantId,
    sessionId: null,
    steppedUpAt: null,
    tokenScopes: null,
    requestId: job.requestId,
    address: job.address ?? null,
  });
}

/** The programme itself, for nightly jobs and seeds; `job` names what runs. */
export function systemActor(job: string, requestId = `job:${job}`): SystemActor {
  return makeActor({ kind: 'system', job, requestId, address: null });
}
