import type { PersonActor } from '@/lib/server/actor';
import { db } from '@/lib/server/db';
import { ForbiddenError } from '@/lib/shared/errors';

/** Entries of chambers' rosters that are linked to the person's own record, for the own copy (PIPL 45). */
export async function listOwnOffices(
  actor: PersonActor,
): Promise<{ chamber: string; office: string | null; joinedOn: string | null; leftOn: string | null }[]> {
  if (actor.role !== 'merchant' || actor.merchantId === null) throw new ForbiddenError('merchants.own');
  const rows = await db.membership.findMany({
    where: { merchantId: actor.merchantId },
    select: { entryOffice: true, joinedOn: true, leftOn: true, chamber: { select: { name: true } } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: 100,
  });
  const day = (date: Date | null): string | null => date?.toISOString().slice(0, 10) ?? null;
  return rows.map((row) => ({
    chamber: row.chamber.name,
    office: row.entryOffice,
    joinedOn: day(row.joinedOn),
    leftOn: day(row.leftOn),
  }));
}
