import { merchantScopeColumns, visibleMerchants } from '@/lib/merchants/policy';
import type { PersonActor } from '@/lib/server/actor';
import { Prisma } from '@/lib/server/db';
import { readRows } from '@/lib/server/read-rows';
import { scopeSql } from '@/lib/server/scope-sql';
import { ForbiddenError } from '@/lib/shared/errors';
import type { InteractionChannel } from '../schema';

/** A contact as the person reads of it: when, how, by which unit, what about; never what the unit noted. */
export type OwnContact = {
  id: string;
  on: string;
  at: string | null;
  channel: InteractionChannel;
  unit: string;
  subject: string | null;
};

/** Who of the government contacted me, the newest first (PIPL 44–45): complete contacts with the own record. */
export async function listOwnContacts(
  actor: PersonActor,
  size: number,
): Promise<{ rows: OwnContact[]; total: number }> {
  if (actor.role !== 'merchant' || actor.merchantId === null) throw new ForbiddenError('merchants.own');
  const found = await readRows<OwnContact & { total: number }>(Prisma.sql`
    SELECT i.id, to_char(i."happenedOn", 'YYYY-MM-DD') AS "on", i."happenedAt" AS "at", i.channel::text AS channel,
           u.name AS unit, i.subject, (count(*) OVER ())::int AS total
      FROM interaction i JOIN unit u ON u.id = i."ownerUnitId"
     WHERE i.state = 'complete' AND i."archivedAt" IS NULL AND i.id IN (
             SELECT ip."interactionId" FROM interaction_person ip JOIN merchant m ON m.id = ip."merchantId"
              WHERE m.id = ${actor.merchantId}::uuid AND ${scopeSql(visibleMerchants(actor), merchantScopeColumns, 'm')})
     ORDER BY i."happenedOn" DESC, i.id DESC LIMIT ${size}`);
  return { rows: found.map(({ total: _total, ...row }) => row), total: found[0]?.total ?? 0 };
}
