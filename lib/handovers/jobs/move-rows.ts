import { handOverAppealsIn } from '@/lib/appeals/commands/hand-over';
import { handOverGreetingsIn } from '@/lib/greetings/commands/hand-over';
import { handOverInteractionsIn } from '@/lib/interactions/commands/hand-over';
import { handOverLeadsIn } from '@/lib/leads/commands/hand-over';
import { updateMerchantsIn } from '@/lib/merchants/commands/update-merchants';
import { handOverProjectsIn } from '@/lib/projects/commands/hand-over';
import type { PersonActor } from '@/lib/server/actor';
import { Prisma, type Tx } from '@/lib/server/db';
import type { Handing } from '@/lib/shared/handing';
import { heldSql, tableOf, takesSql } from '../queries/held';
import { takerActor } from '../queries/officers';
import type { HandoverOutcome } from '../rules';
import { handoverKinds, type HandoverKind } from '../schema';

/** A hand-over in the hands of a run. */
export type HandoverInHand = {
  id: string;
  number: string;
  reason: string;
  fromUserId: string;
  undoing: boolean;
};

type Row = { rowNo: number; kind: string; recordId: string; toUserId: string; afterVersion: number | null };
type Mark = { rowNo: number; outcome: HandoverOutcome; after: number | null };

/** Moves a portion, kind by kind and taker by taker, and notes what became of each record. */
export async function moveRows(
  tx: Tx,
  actor: PersonActor,
  handover: HandoverInHand,
  rows: readonly Row[],
): Promise<void> {
  const marks: Mark[] = [];
  for (const kind of handoverKinds) {
    const ofKind = rows.filter((row) => row.kind === kind);
    for (const [toUserId, share] of Map.groupBy(ofKind, (row) => row.toUserId)) {
      marks.push(...(await moveShare(tx, actor, handover, { kind, toUserId, rows: share })));
    }
  }
  await tx.$executeRaw`
    UPDATE handover_row r SET outcome = e.outcome, "afterVersion" = e.after
      FROM json_to_recordset(${JSON.stringify(marks)}::json) AS e("rowNo" int, outcome text, after int)
     WHERE r."handoverId" = ${handover.id}::uuid AND r."rowNo" = e."rowNo"`;
}

type Share = { kind: HandoverKind; toUserId: string; rows: readonly Row[] };

async function moveShare(
  tx: Tx,
  actor: PersonActor,
  handover: HandoverInHand,
  { kind, toUserId, rows }: Share,
): Promise<Mark[]> {
  const { undoing, fromUserId } = handover;
  const ids = rows.map((row) => row.recordId);
  const holder = undoing ? toUserId : fromUserId;
  const held = await standing(tx, ids, kind, heldSql(actor, kind, holder));
  const taker = undoing ? null : await takerActor(tx, actor, toUserId);
  const seen = undoing ? held : taker ? await standing(tx, ids, kind, takesSql(taker, kind)) : new Map();
  const moved: Handing['rows'] = rows.flatMap(({ recordId: id, afterVersion }) => {
    const version = held.get(id);
    if (version === undefined || !seen.has(id) || (undoing && version !== afterVersion)) return [];
    return [{ id, version }];
  });
  await write(tx, actor, kind, {
    rows: moved,
    from: holder,
    to: undoing ? fromUserId : toUserId,
    batchId: handover.id,
    reason: `${handover.number}：${handover.reason}`,
  });
  const done = new Set(moved.map(({ id }) => id));
  return rows.map(({ rowNo, recordId, afterVersion }) => {
    const version = held.get(recordId);
    if (undoing) return { rowNo, outcome: done.has(recordId) ? 'undone' : 'blocked', after: afterVersion };
    if (version === undefined) return { rowNo, outcome: 'gone', after: null };
    return done.has(recordId)
      ? { rowNo, outcome: 'done', after: version + 1 }
      : { rowNo, outcome: 'unseen', after: null };
  });
}

/** Versions of those of the records that a condition finds now, locked. */
async function standing(
  tx: Tx,
  ids: readonly string[],
  kind: HandoverKind,
  condition: Prisma.Sql,
): Promise<Map<string, number>> {
  const { from, of } = tableOf(kind);
  const rows = await tx.$queryRaw<{ id: string; version: number }[]>(Prisma.sql`
    SELECT ${of}.id, ${of}.version FROM ${from} WHERE ${of}.id = ANY (${[...ids]}::uuid[]) AND ${condition}
     ORDER BY ${of}.id FOR UPDATE OF ${of}`);
  return new Map(rows.map((row) => [row.id, row.version]));
}

/** Each noun writes its own records, with its own audit rows. */
async function write(tx: Tx, actor: PersonActor, kind: HandoverKind, handing: Handing): Promise<void> {
  if (handing.rows.length === 0) return;
  switch (kind) {
    case 'people':
      await updateMerchantsIn(
        tx,
        actor,
        handing.rows.map(({ id, version }) => ({
          id,
          version,
          values: { officerId: handing.to },
          facetReason: handing.reason,
        })),
        { batchId: handing.batchId },
      );
      return;
    case 'contacts':
      return handOverInteractionsIn(tx, actor, handing);
    case 'appeals':
      return handOverAppealsIn(tx, actor, handing);
    case 'leads':
      return handOverLeadsIn(tx, actor, handing);
    case 'projects':
      return handOverProjectsIn(tx, actor, handing);
    case 'greetings':
      return handOverGreetingsIn(tx, actor, handing);
  }
}
