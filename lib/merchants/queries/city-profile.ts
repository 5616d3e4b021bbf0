import type { Actor } from '@/lib/server/actor';
import { db, Prisma } from '@/lib/server/db';
import { readRows } from '@/lib/server/read-rows';
import { NotFoundError } from '@/lib/shared/errors';
import type { MerchantFilters } from '../search-params';
import { merchantWhere } from './where';

/** A city where people of the ledger live (A9): who they are, in how many firms. */
export type CityProfile = {
  id: string;
  name: string;
  fullName: string;
  /** conditions of the ledger that show exactly the people counted here */
  filters: MerchantFilters;
  people: number;
  key: number;
  /** different firms that are named as main employer */
  firms: number;
  /** the largest of them, at most thirty */
  largest: { firm: string; people: number }[];
};

/**
 * Counts the people who live in a city, by the ledger's own conditions; of records that are shown in the minimum
 * only, the residence is withheld, so they are not among them. 404 when the place is no city, or when nobody of the actor's scope lives there.
 */
export async function getCityProfile(actor: Actor, placeId: string): Promise<CityProfile> {
  const filters: MerchantFilters = { residence: placeId, full: '1', order: 'updated' };
  const where = merchantWhere(actor, filters);
  const place = await db.place.findFirst({
    where: { id: placeId, level: { in: ['province', 'prefecture'] } },
    select: { id: true, nameZh: true, fullName: true },
  });
  if (!place) throw new NotFoundError('place');
  const [sums, largest] = await Promise.all([
    readRows<{ people: number; key: number; firms: number }>(Prisma.sql`
      SELECT count(*)::int AS people, count(*) FILTER (WHERE m."isKey")::int AS key,
             count(DISTINCT m."mainCompanyName")::int AS firms FROM merchant m WHERE ${where}`),
    readRows<{ firm: string; people: number }>(Prisma.sql`
      SELECT m."mainCompanyName" AS firm, count(*)::int AS people FROM merchant m
       WHERE ${where} AND m."mainCompanyName" IS NOT NULL
       GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 30`),
  ]);
  const { people = 0, key = 0, firms = 0 } = sums[0] ?? {};
  if (people === 0) throw new NotFoundError('city');
  return { id: place.id, name: place.nameZh, fullName: place.fullName, filters, people, key, firms, largest };
}
