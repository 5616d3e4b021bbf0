import type { Actor } from '@/lib/server/actor';
import { db, inTransaction, type Tx } from '@/lib/server/db';
import { today } from '@/lib/shared/dates';
import { ForbiddenError } from '@/lib/shared/errors';
import { isPaid } from '../rules-dues';
import { membershipStatus } from '../rules-status';

const AT_A_TIME = 1_000;
const day = (date: Date | null): string | null => date?.toISOString().slice(0, 10) ?? null;

/**
 * Derives the states of all memberships anew, chamber by chamber, each in a transaction of its own: what is done
 * stays done when the job is stopped, and doing it twice changes nothing. Only rows whose state differs are written;
 * the copies follow from facts that have their own audit rows, so none is written here. The system's alone.
 */
export async function refreshStatuses(actor: Actor, signal?: AbortSignal): Promise<void> {
  if (actor.kind !== 'system') throw new ForbiddenError('chambers.statuses');
  let after: string | null = null;
  while (!signal?.aborted) {
    const chambers: { id: string }[] = await db.chamber.findMany({
      where: { archivedAt: null, ...(after ? { id: { gt: after } } : {}) },
      select: { id: true },
      orderBy: { id: 'asc' },
      take: 50,
    });
    for (const { id } of chambers) {
      if (signal?.aborted) return;
      await inTransaction((tx) => refreshStatusesIn(tx, { chamberId: id }));
    }
    after = chambers.at(-1)?.id ?? null;
    if (after === null) return;
  }
}

/** The same for one chamber, or for the entries that an act has touched, in the transaction of that act. */
export async function refreshStatusesIn(
  tx: Tx,
  which: { chamberId: string } | { ids: readonly string[] },
): Promise<void> {
  const where = 'ids' in which ? { id: { in: [...which.ids] } } : { chamberId: which.chamberId };
  let after: string | null = null;
  for (;;) {
    const rows: Awaited<ReturnType<typeof readRows>> = await readRows(tx, where, after);
    await writeStates(tx, rows);
    after = rows.length === AT_A_TIME ? (rows.at(-1)?.id ?? null) : null;
    if (after === null) return;
  }
}

async function readRows(tx: Tx, where: object, after: string | null) {
  return tx.membership.findMany({
    where: { AND: [where, after ? { id: { gt: after } } : {}] },
    select: {
      id: true,
      joinedOn: true,
      leftOn: true,
      status: true,
      statusReason: true,
      statusDay: true,
      chamber: { select: { status: true, dissolvedOn: true } },
      dues: {
        select: {
          dueOn: true,
          periodTo: true,
          graceDays: true,
          dueWan: true,
          paidWan: true,
          waivedOn: true,
        },
        orderBy: { dueOn: 'asc' },
        take: 200,
      },
    },
    orderBy: { id: 'asc' },
    take: AT_A_TIME,
  });
}

async function writeStates(tx: Tx, rows: Awaited<ReturnType<typeof readRows>>): Promise<void> {
  const now = today();
  const changed = rows.flatMap((row) => {
    const next = membershipStatus({
      joinedOn: day(row.joinedOn),
      leftOn: day(row.leftOn),
      chamber: { status: row.chamber.status, dissolvedOn: day(row.chamber.dissolvedOn) },
      dues: row.dues.map((line) => ({
        dueOn: line.dueOn.toISOString().slice(0, 10),
        periodTo: line.periodTo.toISOString().slice(0, 10),
        graceDays: line.graceDays,
        isSettled:
          line.waivedOn !== null ||
          isPaid({ dueWan: line.dueWan.toFixed(), paidWan: line.paidWan.toFixed() }),
      })),
      today: now,
    });
    const same =
      next.status === row.status && next.reason === row.statusReason && next.day === day(row.statusDay);
    return same ? [] : [{ id: row.id, ...next }];
  });
  if (changed.length === 0) return;
  await tx.$executeRaw`
    UPDATE membership m SET status = n.status, "statusReason" = n.reason, "statusDay" = n.day
      FROM json_to_recordset(${JSON.stringify(changed)}::json) AS n(id uuid, status text, reason text, day date)
     WHERE m.id = n.id`;
}
