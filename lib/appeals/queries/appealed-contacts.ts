import type { Actor } from '@/lib/server/actor';
import { Prisma } from '@/lib/server/db';
import { readRows } from '@/lib/server/read-rows';
import { canListAppeals } from '../policy';
import { readableSql } from './where';

/** Contacts whose difficulty is an appeal of the person that is not closed, as far as the actor reads it; at most 100. */
export async function listAppealedContacts(actor: Actor, merchantId: string): Promise<string[]> {
  if (!canListAppeals(actor)) return [];
  const rows = await readRows<{ id: string }>(Prisma.sql`
    SELECT a."interactionId" AS id FROM appeal a
     WHERE a."merchantId" = ${merchantId}::uuid AND a."interactionId" IS NOT NULL AND a.state <> 'closed'
       AND ${readableSql(actor)} ORDER BY a.id LIMIT 100`);
  return rows.map(({ id }) => id);
}
