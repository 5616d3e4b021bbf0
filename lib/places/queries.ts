import type { Actor } from '@/lib/server/actor';
import { db, Prisma } from '@/lib/server/db';
import { ForbiddenError } from '@/lib/shared/errors';
import { normaliseText } from '@/lib/shared/normalise-text';

/** A place as a picker shows it; `hint` is the line above it. Retired places name their successor by code. */
export type PlaceOption = { id: string; name: string; fullName: string; level: string };

const LEVEL_ORDER = Prisma.sql`array_position(ARRAY['county','prefecture','province','township','country','village'], p.level::text)`;

/**
 * Places whose full name holds what was typed (简繁通用), nearest to the programme's region first, at most 20.
 * Only places valid today. Refuses whoever is not signed in.
 */
export async function searchPlaces(actor: Actor, query: string): Promise<PlaceOption[]> {
  if (actor.kind !== 'person') throw new ForbiddenError('places.search');
  const text = normaliseText(query)
    .replace(/[%_\\]/g, '')
    .trim();
  if (!text) return [];
  const words = text.split(/\s+/).slice(0, 4);
  const contains = Prisma.join(
    words.map((word) => Prisma.sql`p."fullName" LIKE ${`%${word}%`}`),
    ' AND ',
  );
  return db.$queryRaw<PlaceOption[]>`
    SELECT p.id, p."nameZh" AS name, p."fullName", p.level::text AS level FROM place p
     WHERE p."validTo" IS NULL AND ${contains}
     ORDER BY (p.code LIKE (SELECT left(g."placeCode", 4) || '%' FROM programme g LIMIT 1)) DESC,
              (p."nameZh" LIKE ${`${words.at(-1) ?? ''}%`}) DESC, ${LEVEL_ORDER}, p.code
     LIMIT 20`;
}

/** Choices of the ledger's place filters: counties (or townships) of the programme's region, and provinces. */
export type RegionOptions = {
  hometowns: { id: string; name: string }[];
  provinces: { id: string; name: string }[];
};

/** Reads both lists; refuses whoever is not signed in. */
export async function listRegions(actor: Actor): Promise<RegionOptions> {
  if (actor.kind !== 'person') throw new ForbiddenError('places.search');
  const [hometowns, provinces] = await Promise.all([
    db.$queryRaw<{ id: string; name: string }[]>`
      SELECT c.id, c."nameZh" AS name FROM programme g
        JOIN place r ON r.code = g."placeCode" AND r."validTo" IS NULL
        JOIN place c ON c."validTo" IS NULL AND (c."parentId" = r.id OR c.id = r.id) AND c.level = 'county'
       ORDER BY c.code LIMIT 60`,
    db.$queryRaw<{ id: string; name: string }[]>`
      SELECT p.id, p."nameZh" AS name FROM place p
       WHERE p.level = 'province' AND p."validTo" IS NULL ORDER BY p.code LIMIT 60`,
  ]);
  return { hometowns, provinces };
}

/** The provinces valid today, with their codes; refuses whoever is not signed in. */
export async function listProvinces(actor: Actor): Promise<{ id: string; name: string; code: string }[]> {
  if (actor.kind !== 'person') throw new ForbiddenError('places.search');
  const rows = await db.place.findMany({
    where: { level: 'province', validTo: null },
    select: { id: true, nameZh: true, code: true },
    orderBy: { code: 'asc' },
    take: 60,
  });
  return rows.map(({ id, nameZh, code }) => ({ id, name: nameZh, code }));
}
