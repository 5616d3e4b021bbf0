import { chamberScopeColumns, visibleRosters } from '@/lib/chambers/policy';
import { chamberWhere, isCurrentMember } from '@/lib/chambers/queries/list-chambers';
import type { ChamberFilters } from '@/lib/chambers/search-params';
import type { Actor } from '@/lib/server/actor';
import { db, Prisma } from '@/lib/server/db';
import { scopeSql } from '@/lib/server/scope-sql';
import { AppError, ForbiddenError } from '@/lib/shared/errors';
import { canMakeBriefs } from '../policy';

/** So many chambers one paper holds; a programme has hundreds. */
export const MOST_CHAMBERS = 500;

/** A chamber in a directory; `officers` are empty where the actor reads no roster. */
export type DirectoryChamber = {
  id: string;
  name: string;
  kind: string;
  status: string;
  city: string | null;
  foundedOn: string | null;
  registryNo: string | null;
  presidentFirm: string | null;
  secretariatPhone: string | null;
  address: string | null;
  counted: number | null;
  stated: string | null;
  statedQualifier: string | null;
  termNumber: number | null;
  termEndsOn: string | null;
  unit: string | null;
  officers: { rank: string; name: string }[];
};

/**
 * The chambers of a filter with what a directory and a letter need: the list's own condition, and the names of present
 * officers only of rosters that the actor reads. Refuses whoever takes no papers, and more than fit one paper.
 */
export async function getChamberDirectory(
  actor: Actor,
  filters: ChamberFilters,
): Promise<DirectoryChamber[]> {
  if (!canMakeBriefs(actor)) throw new ForbiddenError('papers.chambers');
  const rows = await db.$queryRaw<DirectoryChamber[]>`
    SELECT c.id, c.name, c.kind::text AS kind, c.status::text AS status, c."cityName" AS city,
           to_char(c."foundedOn", 'YYYY-MM-DD') AS "foundedOn", c."registryNo", c."presidentFirm",
           c."secretariatPhone", c.address,
           (SELECT CASE WHEN count(*) = 0 THEN NULL ELSE count(*) FILTER (WHERE ${isCurrentMember})::int END
              FROM membership m WHERE m."chamberId" = c.id) AS counted,
           trim_scale(c."statedMembers")::text AS stated, c."statedQualifier",
           t.number AS "termNumber", to_char(t."endsOn", 'YYYY-MM-DD') AS "termEndsOn", u."shortName" AS unit,
           CASE WHEN ${scopeSql(visibleRosters(actor), chamberScopeColumns, 'c')} THEN coalesce((
             SELECT json_agg(json_build_object('rank', o.rank, 'name', coalesce(m."entryName", o."holderText")) ORDER BY o."sortNo", o.id)
               FROM chamber_office o LEFT JOIN membership m ON m.id = o."membershipId"
              WHERE o."termId" = t.id AND coalesce(m."entryName", o."holderText") IS NOT NULL
                AND (m.id IS NULL OR ${isCurrentMember})), '[]'::json) ELSE '[]'::json END AS officers
      FROM chamber c LEFT JOIN unit u ON u.id = c."ownerUnitId"
      LEFT JOIN LATERAL (SELECT x.id, x.number, x."endsOn" FROM chamber_term x
                          WHERE x."chamberId" = c.id ORDER BY x.number DESC LIMIT 1) t ON TRUE
     WHERE ${chamberWhere(actor, filters)} AND c.status <> 'dissolved'
     ORDER BY c.pinyin, c.id LIMIT ${Prisma.sql`${MOST_CHAMBERS + 1}`}`;
  if (rows.length > MOST_CHAMBERS) throw new AppError('too_many_rows', { most: MOST_CHAMBERS });
  return rows;
}
