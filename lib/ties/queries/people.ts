import type { Actor } from '@/lib/server/actor';
import { Prisma } from '@/lib/server/db';
import { readRows } from '@/lib/server/read-rows';
import { canListTies, mayNameInTies } from '../policy';

/**
 * Somebody of a tie or a path. Whom the actor may not name is one person of `unit`, which may be asked; nothing else of
 * that person is told.
 */
export type TiePerson =
  { known: true; id: string; name: string; firm: string | null } | { known: false; unit: string | null };

type Row = {
  id: string;
  name: string;
  firm: string | null;
  keeperUnitIds: string[];
  basisState: 'none' | 'valid' | 'expired';
  unit: string | null;
};

/** The people named, as the actor may be told of them; nobody for whoever reads no ties. At most 400. */
export async function tellPeople(
  actor: Actor,
  ids: readonly string[],
): Promise<ReadonlyMap<string, TiePerson>> {
  if (!canListTies(actor) || ids.length === 0) return new Map();
  const rows = await readRows<Row>(Prisma.sql`
    SELECT m.id, m.name, m."mainCompanyName" AS firm, m."keeperUnitIds", m."basisState"::text AS "basisState",
           u."shortName" AS unit
      FROM merchant m LEFT JOIN unit u ON u.id = m."ownerUnitId"
     WHERE m.id = ANY (${[...new Set(ids)]}::uuid[]) LIMIT 400`);
  return new Map(
    rows.map(({ id, name, firm, unit, ...record }) => [
      id,
      mayNameInTies(actor, { id, ...record }) ? { known: true, id, name, firm } : { known: false, unit },
    ]),
  );
}
