import type { Actor } from '@/lib/server/actor';
import { db, inTransaction } from '@/lib/server/db';
import { ForbiddenError } from '@/lib/shared/errors';
import { keepMatchesIn } from '../commands/keep-matches';

const AT_A_TIME = 500;

/**
 * Meets all entries that are linked to nobody with the ledger as it stands today: people are entered, change and go
 * between two acts on a roster. Piece by piece, each in a transaction of its own; twice changes nothing. The system's
 * alone.
 */
export async function matchRosters(actor: Actor, signal?: AbortSignal): Promise<void> {
  if (actor.kind !== 'system') throw new ForbiddenError('chambers.matches');
  let after: string | null = null;
  while (!signal?.aborted) {
    const rows: { id: string }[] = await db.membership.findMany({
      where: {
        chamber: { archivedAt: null },
        OR: [{ leftOn: null, merchantId: null, companyId: null }, { matches: { some: { state: 'open' } } }],
        ...(after ? { id: { gt: after } } : {}),
      },
      select: { id: true },
      orderBy: { id: 'asc' },
      take: AT_A_TIME,
    });
    if (rows.length > 0)
      await inTransaction((tx) =>
        keepMatchesIn(
          tx,
          rows.map(({ id }) => id),
        ),
      );
    after = rows.length === AT_A_TIME ? (rows.at(-1)?.id ?? null) : null;
    if (after === null) return;
  }
}
