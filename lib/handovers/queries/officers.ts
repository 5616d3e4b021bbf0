import { actorOfJob } from '@/lib/server/actor-of-job';
import type { PersonActor } from '@/lib/server/actor';
import { Prisma, type Tx } from '@/lib/server/db';
import { AppError, NotFoundError } from '@/lib/shared/errors';
import { worksToday } from '@/lib/users/queries-staff';
import { canReadHoldings } from '../policy';

/** An account whose work may go over: the units of every grant that it has or had. */
export type Officer = { id: string; name: string; unitIds: string[]; works: boolean };

/** Reads an officer whose holdings the actor may see; anybody else does not exist. */
export async function readOfficer(tx: Tx, actor: PersonActor, userId: string): Promise<Officer> {
  const [row] = await tx.$queryRaw<Officer[]>(Prisma.sql`
    SELECT p.id, p.name,
           ARRAY(SELECT DISTINCT g."unitId" FROM user_grant g WHERE g."userId" = p.id AND g."unitId" IS NOT NULL
                    AND g.role IN ('clerk', 'chief', 'leader', 'filler')) AS "unitIds",
           EXISTS (SELECT 1 FROM user_grant g WHERE g."userId" = p.id AND ${worksToday}) AS works
      FROM app_user p WHERE p.id = ${userId}::uuid`);
  if (!row || !canReadHoldings(actor, { userId: row.id, unitIds: row.unitIds }))
    throw new NotFoundError('user');
  return row;
}

/**
 * Who takes over, with the rights that this person has today in a unit of the actor's: what such a person may not see
 * is not handed to them. Null where the person does not work with people there today.
 */
export async function takerActor(tx: Tx, actor: PersonActor, userId: string): Promise<PersonActor | null> {
  const [grant] = await tx.$queryRaw<{ id: string }[]>(Prisma.sql`
    SELECT g.id FROM user_grant g JOIN app_user p ON p.id = g."userId"
     WHERE p.id = ${userId}::uuid AND g."unitId" = ANY (${[...actor.unitIds]}::uuid[]) AND ${worksToday}
     ORDER BY (g.role = 'leader'), g."validFrom" DESC, g.id LIMIT 1`);
  if (!grant) return null;
  try {
    return await actorOfJob({ userId, grantId: grant.id, requestId: actor.requestId });
  } catch (error) {
    if (error instanceof AppError && error.code === 'job_cancelled') return null;
    throw error;
  }
}

/** Names of accounts by id. */
export async function namesIn(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  const users = await tx.user.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, name: true },
  });
  return new Map(users.map((user) => [user.id, user.name]));
}
