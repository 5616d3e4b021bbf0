import { Prisma, type Tx } from '@/lib/server/db';
import { COUNTED_HOURS } from '../rules';

/**
 * Persons whom an account took out within the last day without a second person's decision. Lists that wait, were
 * refused, called off or came to nothing do not count; what a second person agreed to is decided for itself.
 */
export async function personsTakenBefore(tx: Tx, userId: string): Promise<number> {
  const [row] = await tx.$queryRaw<{ n: number }[]>(Prisma.sql`
    SELECT coalesce(sum(e.persons), 0)::int AS n FROM export e
     WHERE e."createdBy" = ${userId}::uuid AND e."decidedBy" IS NULL
       AND e.state IN ('queued', 'running', 'ready', 'expired')
       AND e."createdAt" > now() - make_interval(hours => ${COUNTED_HOURS}::int)`);
  return row?.n ?? 0;
}
