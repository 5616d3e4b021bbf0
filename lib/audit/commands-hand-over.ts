import { recordChanges } from './commands';
import type { PersonActor } from '@/lib/server/actor';
import { Prisma, type Tx } from '@/lib/server/db';
import type { Scope, ScopeColumns } from '@/lib/server/scope';
import { scopeSql } from '@/lib/server/scope-sql';
import { AppError } from '@/lib/shared/errors';
import type { Handing } from '@/lib/shared/handing';

/** Where the officer of a record stands, and which records the actor reaches; names come from code, never from input. */
type Held = {
  noun: string;
  table: 'appeal' | 'greeting' | 'interaction' | 'lead' | 'project';
  column: 'officerId' | 'nextUserId' | 'handlerId';
  reach: Scope;
  reachColumns: ScopeColumns;
};

/**
 * A set of records goes from one officer to another, inside the transaction of a hand-over, with one change in the log
 * for each. One that has a newer version, another officer or lies out of reach refuses the whole set (`conflict`).
 */
export async function handOverRows(tx: Tx, actor: PersonActor, handing: Handing, held: Held): Promise<void> {
  const column = Prisma.raw(`"${held.column}"`);
  const moved = await tx.$queryRaw<{ id: string }[]>`
    UPDATE ${Prisma.raw(`"${held.table}"`)} AS held
       SET ${column} = ${handing.to}::uuid, version = held.version + 1, "updatedAt" = now()
      FROM json_to_recordset(${JSON.stringify(handing.rows)}::json) AS r(id uuid, version int)
     WHERE held.id = r.id AND held.version = r.version AND held.${column} = ${handing.from}::uuid
       AND ${scopeSql(held.reach, held.reachColumns, 'held')}
     RETURNING held.id::text AS id`;
  if (moved.length !== handing.rows.length) throw new AppError('conflict');
  await recordChanges(
    tx,
    actor,
    moved.map(({ id }) => ({
      noun: held.noun,
      recordId: id,
      verb: 'hand_over',
      before: { [held.column]: handing.from },
      after: { [held.column]: handing.to },
      reason: handing.reason,
      batchId: handing.batchId,
    })),
  );
}
