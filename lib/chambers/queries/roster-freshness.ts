import type { Actor } from '@/lib/server/actor';
import { db } from '@/lib/server/db';
import { dayOf, today } from '@/lib/shared/dates';
import { rosterFreshness, type Freshness } from '../rules-freshness';
import { countMembers, requireRoster } from './members';

/** How far one roster can be believed, with what takes points off; null for a chamber that owes none. Another: 404. */
export async function getRosterFreshness(actor: Actor, chamberId: string): Promise<Freshness | null> {
  const { status } = await requireRoster(actor, chamberId);
  const now = today();
  const day = new Date(`${now}T00:00:00Z`);
  const [chamber, term, attested, roster, members, officers] = await Promise.all([
    db.chamber.findUniqueOrThrow({ where: { id: chamberId }, select: { kind: true } }),
    db.chamberTerm.findFirst({
      where: { chamberId },
      orderBy: { number: 'desc' },
      select: { endsOn: true },
    }),
    db.rosterAttestation.findFirst({
      where: { chamberId },
      orderBy: { quarter: 'desc' },
      select: { quarter: true },
    }),
    db.membership.aggregate({ where: { chamberId }, _max: { updatedAt: true } }),
    countMembers(actor, chamberId, {}),
    db.grant.count({
      where: {
        chamberId,
        revokedAt: null,
        validFrom: { lte: day },
        OR: [{ validTo: null }, { validTo: { gte: day } }],
      },
    }),
  ]);
  return rosterFreshness({
    status,
    kind: chamber.kind,
    members,
    attestedQuarter: attested?.quarter ?? null,
    lastChangeOn: roster._max.updatedAt ? dayOf(roster._max.updatedAt) : null,
    termEndsOn: term?.endsOn?.toISOString().slice(0, 10) ?? null,
    officers,
    today: now,
  });
}
