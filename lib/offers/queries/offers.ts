import { historyOf, type HistoryRow } from '@/lib/audit/queries';
import type { Actor } from '@/lib/server/actor';
import { db, Prisma } from '@/lib/server/db';
import { finishPage, planKeyset, type KeysetOrder, type Page } from '@/lib/server/keyset';
import { scopeWhere } from '@/lib/server/scope';
import { scopeSql } from '@/lib/server/scope-sql';
import { ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import type { PublicationFinding } from '@/lib/shared/publication-scan';
import { parseSearch } from '@/lib/shared/search-text';
import {
  canDecideOffer,
  canListOffers,
  canReviewOffer,
  canWriteOffer,
  isSecondPerson,
  offerScopeColumns,
  visibleOffers,
} from '../policy';
import {
  findingsOf,
  openAspects,
  stateAfter,
  toResult,
  type Aspect,
  type OfferState,
  type ReviewResult,
} from '../rules';
import type { OfferPage } from '../search-params';

/** An offer in the desk's list. Amount in 万元 as text, dates as YYYY-MM-DD in Asia/Shanghai. */
export type OfferRow = {
  id: string;
  fileNo: string;
  title: string;
  state: OfferState;
  chain: string | null;
  park: string | null;
  unit: string | null;
  investmentWan: string | null;
  passed: number;
  leads: number;
  updatedOn: string;
  isSample: boolean;
};

const ORDER: KeysetOrder = { name: 'updated', column: 'updatedAt', direction: 'desc' };

type OfferFilters = Partial<Pick<OfferPage, 'q' | 'state' | 'mine'>>;

/** Scope AND filters on `offer o`: one builder for rows and counts. Refuses who may not list. */
function offerWhere(actor: Actor, filters: OfferFilters): Prisma.Sql {
  if (!canListOffers(actor)) throw new ForbiddenError('offers.list');
  const conditions: Prisma.Sql[] = [
    Prisma.sql`o."archivedAt" IS NULL`,
    scopeSql(visibleOffers(actor), offerScopeColumns, 'o'),
    ...(filters.state ? [Prisma.sql`o.state = ${filters.state}::"PublishState"`] : []),
    ...(filters.mine && actor.kind === 'person' ? [Prisma.sql`o."createdBy" = ${actor.userId}::uuid`] : []),
    ...parseSearch(filters.q ?? '').map((term) => Prisma.sql`o."searchText" LIKE ${`%${term.text}%`}`),
  ];
  return Prisma.join(conditions, ' AND ');
}

/** The desk's list: offers of the actor's scope in every state, last changed first, fifty a page. */
export async function listOffers(actor: Actor, page: OfferPage, size?: number): Promise<Page<OfferRow>> {
  const { after, before, ...filters } = page;
  const where = offerWhere(actor, filters);
  const plan = planKeyset({
    table: 'offer',
    alias: 'o',
    order: ORDER,
    filters,
    after,
    before,
    ...(size ? { size } : {}),
  });
  const rows = await db.$queryRaw<OfferRow[]>`
    SELECT o.id, o."fileNo", o.title, o.state::text AS state, c.name AS chain, p.name AS park, u."shortName" AS unit,
           o."investmentWan"::text, o."isSample",
           (o."reviewLegal" = 'passed')::int + (o."reviewCompliant" = 'passed')::int + (o."reviewFeasible" = 'passed')::int AS passed,
           (SELECT count(*)::int FROM lead l WHERE l."offerId" = o.id) AS leads,
           to_char(o."updatedAt" AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD') AS "updatedOn"
      FROM offer o LEFT JOIN chain c ON c.id = o."chainId" LEFT JOIN park p ON p.id = o."parkId"
      LEFT JOIN unit u ON u.id = o."ownerUnitId"
     WHERE ${where} AND ${plan.condition} ORDER BY ${plan.orderBy} LIMIT ${plan.limit}`;
  return finishPage(plan, rows);
}

/** How many offers the filters show, exact: a programme has hundreds. */
export async function countOffers(actor: Actor, filters: OfferFilters): Promise<number> {
  const where = offerWhere(actor, filters);
  const [row] = await db.$queryRaw<{ n: number }[]>`SELECT count(*)::int AS n FROM offer o WHERE ${where}`;
  return row?.n ?? 0;
}

/** How many offers stand in each state, within the actor's scope. */
export async function countOffersByState(actor: Actor): Promise<Record<OfferState, number>> {
  const where = offerWhere(actor, {});
  const rows = await db.$queryRaw<{ state: OfferState; n: number }[]>`
    SELECT o.state::text AS state, count(*)::int AS n FROM offer o WHERE ${where} GROUP BY 1`;
  const of = (state: OfferState): number => rows.find((row) => row.state === state)?.n ?? 0;
  return {
    draft: of('draft'),
    submitted: of('submitted'),
    published: of('published'),
    withdrawn: of('withdrawn'),
  };
}

async function readOffer(actor: Actor, id: string) {
  const row = await db.offer.findFirst({
    where: { AND: [{ id, archivedAt: null }, scopeWhere(visibleOffers(actor), offerScopeColumns)] },
    select: {
      id: true,
      fileNo: true,
      slug: true,
      version: true,
      state: true,
      title: true,
      chainId: true,
      chain: { select: { name: true } },
      parkId: true,
      park: { select: { name: true } },
      countyName: true,
      investmentWan: true,
      landMu: true,
      plantSqm: true,
      fillsGap: true,
      content: true,
      cooperation: true,
      conditions: true,
      benefit: true,
      contactUnitId: true,
      contactText: true,
      reviewLegal: true,
      reviewCompliant: true,
      reviewFeasible: true,
      ownerUnitId: true,
      createdBy: true,
      submittedBy: true,
      submittedAt: true,
      publishedBy: true,
      publishedAt: true,
      withdrawnAt: true,
      withdrawReason: true,
      returnNote: true,
      isSample: true,
      reviews: {
        select: { id: true, aspect: true, result: true, reviewedBy: true, reviewedOn: true, note: true },
        orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
        take: 30,
      },
      _count: { select: { leads: true } },
    },
  });
  if (!row) throw new NotFoundError('offer');
  return row;
}

type Read = Awaited<ReturnType<typeof readOffer>>;

/** One opinion of the pre-review. */
export type OfferReviewRow = {
  id: string;
  aspect: string;
  result: string;
  reviewer: string | null;
  reviewedOn: string;
  note: string | null;
};

/** An offer in any state with its opinions, what stands in the way of publishing it, and what the actor may do. */
export type OfferDetail = Omit<
  Read,
  | 'chain'
  | 'park'
  | 'investmentWan'
  | 'landMu'
  | 'plantSqm'
  | 'reviewLegal'
  | 'reviewCompliant'
  | 'reviewFeasible'
  | 'reviews'
  | '_count'
  | 'createdBy'
> & {
  chain: string | null;
  park: string | null;
  unit: string | null;
  contactUnit: string | null;
  investmentWan: string | null;
  landMu: string | null;
  plantSqm: string | null;
  writtenBy: string | null;
  reviews: Record<Aspect, ReviewResult>;
  opinions: OfferReviewRow[];
  leads: number;
  findings: Record<string, PublicationFinding[]>;
  can: {
    edit: boolean;
    submit: boolean;
    review: boolean;
    publish: boolean;
    giveBack: boolean;
    withdraw: boolean;
    needsOther: boolean;
    needsReviews: boolean;
    addBooklet: boolean;
  };
};

/** Reads one offer in any state. Outside the actor's scope: 404. */
export async function getOffer(actor: Actor, id: string): Promise<OfferDetail> {
  const row = await readOffer(actor, id);
  const {
    chain,
    park,
    reviews: opinions,
    _count,
    createdBy,
    reviewLegal,
    reviewCompliant,
    reviewFeasible,
    ...offer
  } = row;
  const userIds = [createdBy, row.submittedBy, row.publishedBy, ...opinions.map((one) => one.reviewedBy)];
  const unitIds = [row.ownerUnitId, ...(row.contactUnitId ? [row.contactUnitId] : [])];
  const [users, units] = await Promise.all([
    db.user.findMany({
      where: { id: { in: userIds.filter((one) => one !== null) } },
      select: { id: true, name: true },
    }),
    db.unit.findMany({ where: { id: { in: unitIds } }, select: { id: true, name: true } }),
  ]);
  const nameOf = (userId: string | null): string | null =>
    users.find((user) => user.id === userId)?.name ?? null;
  const unitOf = (unitId: string | null): string | null =>
    units.find((unit) => unit.id === unitId)?.name ?? null;
  const reviews = {
    legal: toResult(reviewLegal),
    compliant: toResult(reviewCompliant),
    feasible: toResult(reviewFeasible),
  };
  const write = canWriteOffer(actor, row);
  const decide = canDecideOffer(actor, row) && row.state === 'submitted';
  const second = isSecondPerson(actor, row);
  const passed = openAspects(reviews).length === 0;
  return {
    ...offer,
    chain: chain?.name ?? null,
    park: park?.name ?? null,
    unit: unitOf(row.ownerUnitId),
    contactUnit: unitOf(row.contactUnitId),
    investmentWan: row.investmentWan?.toString() ?? null,
    landMu: row.landMu?.toString() ?? null,
    plantSqm: row.plantSqm?.toString() ?? null,
    writtenBy: nameOf(createdBy),
    submittedBy: nameOf(row.submittedBy),
    publishedBy: nameOf(row.publishedBy),
    reviews,
    opinions: opinions.map(({ reviewedBy, reviewedOn, ...one }) => ({
      ...one,
      reviewer: nameOf(reviewedBy),
      reviewedOn: reviewedOn.toISOString().slice(0, 10),
    })),
    leads: _count.leads,
    findings: findingsOf(row),
    can: {
      edit: write && stateAfter('edit', row.state) !== null,
      submit: write && stateAfter('submit', row.state) !== null,
      review: canReviewOffer(actor, row) && row.state === 'submitted' && second,
      publish: decide && second && passed,
      giveBack: decide,
      withdraw: write && stateAfter('withdraw', row.state) !== null,
      needsOther: decide && !second,
      needsReviews: decide && !passed,
      addBooklet: write && row.state === 'draft',
    },
  };
}

/** Who did what with an offer, newest first. */
export async function getOfferHistory(actor: Actor, id: string): Promise<HistoryRow[]> {
  await readOffer(actor, id);
  return historyOf(actor, 'offers', id);
}
