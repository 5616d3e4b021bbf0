import { merchantScopeColumns, visibleMerchants } from '@/lib/merchants/policy';
import { readsInFullSql } from '@/lib/merchants/queries/where';
import type { Actor } from '@/lib/server/actor';
import { Prisma } from '@/lib/server/db';
import { readRows } from '@/lib/server/read-rows';
import { scopeSql } from '@/lib/server/scope-sql';
import { ForbiddenError } from '@/lib/shared/errors';
import { canListChambers, chamberScopeColumns, visibleRosters } from '../policy';
import { memberRanks, type MemberRank } from '../rules';
import { isCurrentMember } from './list-chambers';

/** A chamber that a person belongs to, with the office there (B7). */
export type HeldOffice = { chamberId: string; chamber: string; office: MemberRank };

/**
 * Present memberships of a person, the highest office first; at most twenty. Only of rosters that the actor may read,
 * and of a person whose record the actor reads in full: whoever reads neither gets an empty list.
 */
export async function listOfficesOf(actor: Actor, merchantId: string): Promise<HeldOffice[]> {
  if (!canListChambers(actor)) throw new ForbiddenError('chambers.list');
  return readRows<HeldOffice>(Prisma.sql`
    SELECT c.id AS "chamberId", c.name AS chamber, coalesce(m."entryOffice", 'member') AS office
      FROM membership m JOIN chamber c ON c.id = m."chamberId" JOIN merchant p ON p.id = m."merchantId"
     WHERE p.id = ${merchantId}::uuid AND c."archivedAt" IS NULL AND ${isCurrentMember}
       AND ${scopeSql(visibleRosters(actor), chamberScopeColumns, 'c')}
       AND ${scopeSql(visibleMerchants(actor), merchantScopeColumns, 'p')} AND ${readsInFullSql(actor, 'p')}
     ORDER BY array_position(${[...memberRanks]}::text[], coalesce(m."entryOffice", 'member')), c.name, c.id LIMIT 20`);
}
