import { historyOf, type HistoryRow } from '@/lib/audit/queries';
import type { Actor } from '@/lib/server/actor';
import { db, Prisma } from '@/lib/server/db';
import { finishPage, planKeyset, type KeysetOrder, type Page } from '@/lib/server/keyset';
import { scopeWhere } from '@/lib/server/scope';
import { scopeSql } from '@/lib/server/scope-sql';
import { ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { parseSearch } from '@/lib/shared/search-text';
import {
  canListPolicies,
  canReviewPolicy,
  canWritePolicy,
  outcomesFor,
  policyScopeColumns,
  visiblePolicies,
} from '../policy';
import type { ClauseReviewName } from '../rules';
import type { PolicyPage } from '../search-params';

/** A document in the desk's list, with how its clauses stand. Dates as YYYY-MM-DD. */
export type PolicyRow = {
  id: string;
  title: string;
  docNo: string | null;
  issuer: string | null;
  issuedOn: string | null;
  status: string;
  clauses: number;
  open: number;
  waiting: number;
  isPublic: boolean;
  isSample: boolean;
};

const ORDER: KeysetOrder = { name: 'updated', column: 'updatedAt', direction: 'desc' };
const openToday = Prisma.sql`(c.review = 'passed' OR (c.review = 'excepted'
  AND c."exceptionEndsOn" >= (now() AT TIME ZONE 'Asia/Shanghai')::date))`;

const waitsForReview = Prisma.sql`c.review IN ('unreviewed', 'first_review', 'joint_review')`;

type PolicyFilters = Partial<Pick<PolicyPage, 'q' | 'shown' | 'review'>>;

/** Scope AND filters on `policy_document d`: one builder for rows and counts. Refuses who is no staff. */
function policyWhere(actor: Actor, filters: PolicyFilters): Prisma.Sql {
  if (!canListPolicies(actor)) throw new ForbiddenError('policies.list');
  const conditions: Prisma.Sql[] = [
    Prisma.sql`d."archivedAt" IS NULL`,
    scopeSql(visiblePolicies(actor), policyScopeColumns, 'd'),
    ...(filters.shown ? [Prisma.sql`d."isPublic" = ${filters.shown === 'public'}`] : []),
    ...(filters.review
      ? [
          Prisma.sql`EXISTS (SELECT 1 FROM policy_clause c
            WHERE c."documentId" = d.id AND c."archivedAt" IS NULL AND ${waitsForReview})`,
        ]
      : []),
    ...parseSearch(filters.q ?? '').map(
      ({ text }) => Prisma.sql`(d."searchText" LIKE ${`%${text}%`} OR EXISTS (SELECT 1 FROM policy_clause c
        WHERE c."documentId" = d.id AND c."archivedAt" IS NULL AND c."searchText" LIKE ${`%${text}%`}))`,
    ),
  ];
  return Prisma.join(conditions, ' AND ');
}

/** How many documents the filters show, exact: a programme has dozens. */
export async function countPolicies(actor: Actor, filters: PolicyFilters): Promise<number> {
  const where = policyWhere(actor, filters);
  const [row] = await db.$queryRaw<
    { n: number }[]
  >`SELECT count(*)::int AS n FROM policy_document d WHERE ${where}`;
  return row?.n ?? 0;
}

/** The desk's list of documents, last changed first, fifty a page. Refuses who is no staff. */
export async function listPolicies(actor: Actor, page: PolicyPage, size?: number): Promise<Page<PolicyRow>> {
  const { after, before, ...filters } = page;
  const where = policyWhere(actor, filters);
  const plan = planKeyset({
    table: 'policy_document',
    alias: 'd',
    order: ORDER,
    filters,
    after,
    before,
    ...(size ? { size } : {}),
  });
  const rows = await db.$queryRaw<PolicyRow[]>`
    SELECT d.id, d.title, d."docNo", d.issuer, to_char(d."issuedOn", 'YYYY-MM-DD') AS "issuedOn", d.status,
           d."isPublic", d."isSample", n.clauses, n.open, n.waiting
      FROM policy_document d
      CROSS JOIN LATERAL (SELECT count(*)::int AS clauses, (count(*) FILTER (WHERE ${openToday}))::int AS open,
             (count(*) FILTER (WHERE ${waitsForReview}))::int AS waiting
             FROM policy_clause c WHERE c."documentId" = d.id AND c."archivedAt" IS NULL) n
     WHERE ${where} AND ${plan.condition} ORDER BY ${plan.orderBy} LIMIT ${plan.limit}`;
  return finishPage(plan, rows);
}

async function readPolicy(actor: Actor, id: string) {
  const row = await db.policyDocument.findFirst({
    where: { AND: [{ id, archivedAt: null }, scopeWhere(visiblePolicies(actor), policyScopeColumns)] },
    select: {
      id: true,
      slug: true,
      version: true,
      title: true,
      docNo: true,
      issuer: true,
      issuedOn: true,
      validFrom: true,
      validTo: true,
      status: true,
      summary: true,
      sourceId: true,
      sourceQuote: true,
      isPublic: true,
      isSample: true,
      ownerUnitId: true,
    },
  });
  if (!row) throw new NotFoundError('policy');
  return row;
}

const day = (date: Date | null): string | null => date?.toISOString().slice(0, 10) ?? null;

/** A clause on the document's record page. */
export type ClauseRow = {
  id: string;
  version: number;
  number: number;
  classCode: string;
  title: string;
  body: string;
  who: string | null;
  support: string | null;
  conditions: string | null;
  materials: string | null;
  departmentText: string | null;
  review: ClauseReviewName;
  reviewNo: string | null;
  reviewedOn: string | null;
  exceptionEndsOn: string | null;
  reviewNote: string | null;
  isSample: boolean;
  /** what the reader may record as its review's outcome */
  outcomes: readonly ClauseReviewName[];
};

/** A document with all its clauses, and what the actor may do. */
export type PolicyDetail = {
  id: string;
  slug: string;
  version: number;
  title: string;
  docNo: string | null;
  issuer: string | null;
  issuedOn: string | null;
  validFrom: string | null;
  validTo: string | null;
  status: string;
  summary: string | null;
  source: { title: string; publisher: string } | null;
  sourceQuote: string | null;
  isPublic: boolean;
  isSample: boolean;
  clauses: ClauseRow[];
  can: { update: boolean; review: boolean };
};

/** One document with its clauses in their order. Outside staff: 404. */
export async function getPolicy(actor: Actor, id: string): Promise<PolicyDetail> {
  const { ownerUnitId, sourceId, issuedOn, validFrom, validTo, ...row } = await readPolicy(actor, id);
  const [clauses, source] = await Promise.all([
    db.policyClause.findMany({
      where: { documentId: id, archivedAt: null },
      select: {
        id: true,
        version: true,
        number: true,
        classCode: true,
        title: true,
        body: true,
        who: true,
        support: true,
        conditions: true,
        materials: true,
        departmentText: true,
        draftedBy: true,
        review: true,
        reviewNo: true,
        reviewedOn: true,
        exceptionEndsOn: true,
        reviewNote: true,
        isSample: true,
      },
      orderBy: [{ number: 'asc' }, { id: 'asc' }],
      take: 500,
    }),
    sourceId
      ? db.sourceDocument.findUnique({ where: { id: sourceId }, select: { title: true, publisher: true } })
      : null,
  ]);
  return {
    ...row,
    issuedOn: day(issuedOn),
    validFrom: day(validFrom),
    validTo: day(validTo),
    source,
    clauses: clauses.map(({ draftedBy, ...clause }) => ({
      ...clause,
      outcomes: canReviewPolicy(actor, { ownerUnitId }) ? outcomesFor(actor, { draftedBy }) : [],
      reviewedOn: day(clause.reviewedOn),
      exceptionEndsOn: day(clause.exceptionEndsOn),
    })),
    can: { update: canWritePolicy(actor, { ownerUnitId }), review: canReviewPolicy(actor, { ownerUnitId }) },
  };
}

/** Who did what with a document and its clauses, newest first. */
export async function getPolicyHistory(actor: Actor, id: string): Promise<HistoryRow[]> {
  await readPolicy(actor, id);
  return historyOf(actor, 'policies', id);
}
