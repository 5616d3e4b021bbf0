import { recordChanges } from '@/lib/audit/commands';
import type { Actor } from '@/lib/server/actor';
import { Prisma, type Tx } from '@/lib/server/db';
import { canLogInteractions } from '../policy';
import { readableSql } from '../queries/where';
import { ForbiddenError } from '@/lib/shared/errors';

/**
 * Marks agreed next steps as done by a later contact, in its transaction. Steps that are done already, or of contacts
 * that the actor may not read, stay as they are.
 */
export async function fulfilSteps(
  tx: Tx,
  actor: Actor,
  ids: readonly string[],
  doneOn: string,
): Promise<void> {
  if (!canLogInteractions(actor)) throw new ForbiddenError('interactions.log');
  if (ids.length === 0) return;
  const done = await tx.$queryRaw<{ id: string }[]>(Prisma.sql`
    UPDATE interaction i SET "nextDoneOn" = ${doneOn}::date, version = i.version + 1, "updatedAt" = now()
     WHERE i.id = ANY (${[...ids]}::uuid[]) AND i."nextOn" IS NOT NULL AND i."nextDoneOn" IS NULL
       AND i."archivedAt" IS NULL AND ${readableSql(actor)}
     RETURNING i.id::text AS id`);
  await recordChanges(
    tx,
    actor,
    done.map(({ id }) => ({
      noun: 'interactions',
      recordId: id,
      verb: 'next_done',
      before: { nextDoneOn: null },
      after: { nextDoneOn: doneOn },
    })),
  );
}
