import type { PersonActor } from '@/lib/server/actor';
import { actorOfJob } from '@/lib/server/actor-of-job';
import { db } from '@/lib/server/db';

/** The actor of a demo account, with the rights that its grant gives today. */
export async function actorOfAccount(account: string): Promise<PersonActor> {
  const user = await db.user.findUniqueOrThrow({
    where: { account },
    select: { id: true, grants: { select: { id: true }, take: 1 } },
  });
  return actorOfJob({ userId: user.id, grantId: user.grants[0]?.id ?? '', requestId: 'bench' });
}
