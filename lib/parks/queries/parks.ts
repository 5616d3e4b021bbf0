import { historyOf, type HistoryRow } from '@/lib/audit/queries';
import type { Actor } from '@/lib/server/actor';
import { db, Prisma } from '@/lib/server/db';
import { finishPage, planKeyset, type KeysetOrder, type Page } from '@/lib/server/keyset';
import { scopeWhere } from '@/lib/server/scope';
import { scopeSql } from '@/lib/server/scope-sql';
import { ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { parseSearch } from '@/lib/shared/search-text';
import { canListParks, canWritePark, parkScopeColumns, visibleParks } from '../policy';
import type { ParkPage } from '../search-params';

/** A park in the desk's list. Quantities as decimal text: 亩, ㎡, 元/㎡·月. */
export type ParkRow = {
  id: string;
  name: string;
  countyName: string | null;
  unit: string | null;
  availableMu: string | null;
  plantSqm: string | null;
  rentYuan: string | null;
  factsOn: string | null;
  offers: number;
  isPublic: boolean;
  isSample: boolean;
};

const ORDER: KeysetOrder = { name: 'updated', column: 'updatedAt', direction: 'desc' };

/** The desk's list of parks, last changed first, fifty a page. Refuses who is no staff. */
export async function listParks(actor: Actor, page: ParkPage, size?: number): Promise<Page<ParkRow>> {
  if (!canListParks(actor)) throw new ForbiddenError('parks.list');
  const { after, before, ...filters } = page;
  const plan = planKeyset({
    table: 'park',
    alias: 'p',
    order: ORDER,
    filters,
    after,
    before,
    ...(size ? { size } : {}),
  });
  const words = parseSearch(filters.q ?? '').map(
    (term) => Prisma.sql`p."searchText" LIKE ${`%${term.text}%`}`,
  );
  const rows = await db.$queryRaw<ParkRow[]>`
    SELECT p.id, p.name, p."countyName", u."shortName" AS unit, p."availableMu"::text, p."plantSqm"::text,
           p."rentYuan"::text, to_char(p."factsOn", 'YYYY-MM-DD') AS "factsOn", p."isPublic", p."isSample",
           (SELECT count(*)::int FROM offer o WHERE o."parkId" = p.id AND o.state = 'published') AS offers
      FROM park p LEFT JOIN unit u ON u.id = p."ownerUnitId"
     WHERE p."archivedAt" IS NULL AND ${scopeSql(visibleParks(actor), parkScopeColumns, 'p')}
       AND ${words.length === 0 ? Prisma.sql`TRUE` : Prisma.join(words, ' AND ')} AND ${plan.condition}
     ORDER BY ${plan.orderBy} LIMIT ${plan.limit}`;
  return finishPage(plan, rows);
}

const detailSelect = {
  id: true,
  slug: true,
  version: true,
  name: true,
  summary: true,
  level: true,
  countyName: true,
  areaMu: true,
  availableMu: true,
  plantSqm: true,
  rentYuan: true,
  landPriceWan: true,
  floorLoadKg: true,
  powerKva: true,
  factsOn: true,
  sourceId: true,
  sourceQuote: true,
  ownerUnitId: true,
  isPublic: true,
  isSample: true,
  chains: { select: { chainId: true, chain: { select: { name: true } } }, orderBy: { sortNo: 'asc' } },
} as const;

async function readPark(actor: Actor, id: string) {
  const park = await db.park.findFirst({
    where: { AND: [{ id, archivedAt: null }, scopeWhere(visibleParks(actor), parkScopeColumns)] },
    select: detailSelect,
  });
  if (!park) throw new NotFoundError('park');
  return park;
}

/** A park with everything the desk shows; quantities as decimal text. */
export type ParkDetail = {
  id: string;
  slug: string;
  version: number;
  name: string;
  summary: string | null;
  level: string | null;
  countyName: string | null;
  areaMu: string | null;
  availableMu: string | null;
  plantSqm: string | null;
  rentYuan: string | null;
  landPriceWan: string | null;
  floorLoadKg: string | null;
  powerKva: string | null;
  factsOn: string | null;
  chains: { id: string; name: string }[];
  source: { title: string; publisher: string } | null;
  sourceQuote: string | null;
  ownerUnitId: string;
  unit: string | null;
  isPublic: boolean;
  isSample: boolean;
  can: { update: boolean };
};

/** One park. Outside staff: 404. */
export async function getPark(actor: Actor, id: string): Promise<ParkDetail> {
  const { chains, sourceId, factsOn, ...park } = await readPark(actor, id);
  const [unit, source] = await Promise.all([
    db.unit.findUnique({ where: { id: park.ownerUnitId }, select: { name: true } }),
    sourceId
      ? db.sourceDocument.findUnique({ where: { id: sourceId }, select: { title: true, publisher: true } })
      : null,
  ]);
  return {
    ...park,
    areaMu: park.areaMu?.toString() ?? null,
    availableMu: park.availableMu?.toString() ?? null,
    plantSqm: park.plantSqm?.toString() ?? null,
    rentYuan: park.rentYuan?.toString() ?? null,
    landPriceWan: park.landPriceWan?.toString() ?? null,
    floorLoadKg: park.floorLoadKg?.toString() ?? null,
    powerKva: park.powerKva?.toString() ?? null,
    factsOn: factsOn?.toISOString().slice(0, 10) ?? null,
    chains: chains.map((one) => ({ id: one.chainId, name: one.chain.name })),
    source,
    unit: unit?.name ?? null,
    can: { update: canWritePark(actor, park) },
  };
}

/** Who did what with a park, newest first. */
export async function getParkHistory(actor: Actor, id: string): Promise<HistoryRow[]> {
  await readPark(actor, id);
  return historyOf(actor, 'parks', id);
}
