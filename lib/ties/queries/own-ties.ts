import type { PersonActor } from '@/lib/server/actor';
import { db, Prisma } from '@/lib/server/db';
import { readRows } from '@/lib/server/read-rows';
import { ForbiddenError } from '@/lib/shared/errors';
import { maskName } from '@/lib/shared/mask';
import { tieWord, type StatedKind } from '../rules';
import type { TieChoice } from '../schema';

/** A tie that is kept about the person who asks (PIPL 45); the other one by the surname only. */
export type OwnTie = {
  id: string;
  word: TieChoice;
  other: string;
  since: string | null;
  unit: string | null;
  source: string;
};

/** What is kept of whom the signed-in merchant knows. For a merchant with a record only. */
export async function listOwnTies(actor: PersonActor): Promise<OwnTie[]> {
  const { merchantId } = actor;
  if (actor.role !== 'merchant' || merchantId === null) throw new ForbiddenError('ties.own');
  const ties = await db.merchantTie.findMany({
    where: { OR: [{ fromId: merchantId }, { toId: merchantId }] },
    select: {
      id: true,
      fromId: true,
      kind: true,
      sinceText: true,
      source: true,
      unitId: true,
      from: { select: { name: true } },
      to: { select: { name: true } },
    },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    take: 100,
  });
  const units = await readRows<{ id: string; name: string }>(
    Prisma.sql`SELECT u.id, u.name FROM unit u WHERE u.id = ANY (${ties.map((tie) => tie.unitId)}::uuid[])`,
  );
  const names = new Map(units.map(({ id, name }) => [id, name]));
  return ties.map(({ id, fromId, kind, sinceText, source, unitId, from, to }) => {
    const out = fromId === merchantId;
    // cast: the words of stated ties are those of the form
    const word = tieWord(kind satisfies StatedKind, out) as TieChoice;
    return {
      id,
      word,
      other: maskName((out ? to : from).name),
      since: sinceText,
      unit: names.get(unitId) ?? null,
      source,
    };
  });
}
