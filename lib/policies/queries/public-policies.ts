import { db, Prisma } from '@/lib/server/db';
import { finishPage, planKeyset, type KeysetOrder, type Page } from '@/lib/server/keyset';
import { parseSearch } from '@/lib/shared/search-text';
import type { PublicClausePage } from '../search-params';

/** One of the programme's classes with how many clauses are open to the public today. */
export type PublicPolicyClass = { code: string; name: string; count: number; isSample: boolean };

/** A clause that is open today, with where it stands. */
export type PublicClause = {
  id: string;
  number: number;
  title: string;
  body: string;
  who: string | null;
  support: string | null;
  conditions: string | null;
  materials: string | null;
  department: string | null;
  classCode: string;
  className: string;
  review: 'passed' | 'excepted';
  reviewNo: string | null;
  reviewedOn: string;
  exceptionEndsOn: string | null;
  documentSlug: string;
  documentTitle: string;
  isSample: boolean;
};

/** A public document in a list. */
export type PublicPolicyBrief = {
  id: string;
  slug: string;
  title: string;
  docNo: string | null;
  issuer: string | null;
  issuedOn: string | null;
  status: string;
  summary: string | null;
  open: number;
  isSample: boolean;
};

/** One document with its open clauses and the quote of its source. */
export type PublicPolicy = PublicPolicyBrief & {
  validFrom: string | null;
  validTo: string | null;
  clauses: PublicClause[];
  source: { title: string; publisher: string; quote: string | null } | null;
};

const todayHere = Prisma.sql`(now() AT TIME ZONE 'Asia/Shanghai')::date`;

/**
 * The one condition under which the public sees a clause: page, search, counts and home page share it. The same as
 * `isClauseOpen` of rules.ts, and a document that is public and in force.
 */
const clauseOpen = Prisma.sql`c."archivedAt" IS NULL
  AND (c.review = 'passed' OR (c.review = 'excepted' AND c."exceptionEndsOn" >= ${todayHere}))`;
const documentPublic = Prisma.sql`d."isPublic" AND d."archivedAt" IS NULL`;
const inForce = Prisma.sql`d.status = 'valid' AND (d."validTo" IS NULL OR d."validTo" >= ${todayHere})`;

const className = (locale: string): Prisma.Sql =>
  locale === 'en'
    ? Prisma.sql`coalesce(k."nameEn", k."nameZh")`
    : locale === 'zh-Hant'
      ? Prisma.sql`coalesce(k."nameHant", k."nameZh")`
      : Prisma.sql`k."nameZh"`;

const clauseColumns = (locale: string): Prisma.Sql => Prisma.sql`
  c.id, c.number, c.title, c.body, c.who, c.support, c.conditions, c.materials, c."departmentText" AS department,
  c."classCode", ${className(locale)} AS "className", c.review::text AS review, c."reviewNo",
  to_char(c."reviewedOn", 'YYYY-MM-DD') AS "reviewedOn", to_char(c."exceptionEndsOn", 'YYYY-MM-DD') AS "exceptionEndsOn",
  d.slug AS "documentSlug", d.title AS "documentTitle", c."isSample"`;
const clauseFrom = Prisma.sql`policy_clause c JOIN policy_document d ON d.id = c."documentId"
  JOIN policy_class k ON k.code = c."classCode"`;

/** Classes of the programme with their open clauses of today, in order; a class without any stays, with 0. Public. */
export async function countPublicClausesByClass(locale: string): Promise<PublicPolicyClass[]> {
  return db.$queryRaw`
    SELECT k.code, ${className(locale)} AS name, n.count, n."isSample"
      FROM policy_class k
      CROSS JOIN LATERAL (SELECT count(*)::int AS count, coalesce(bool_or(c."isSample"), false) AS "isSample"
        FROM policy_clause c JOIN policy_document d ON d.id = c."documentId"
       WHERE c."classCode" = k.code AND ${clauseOpen} AND ${documentPublic} AND ${inForce}) n
     ORDER BY k."sortNo", k.code LIMIT 40`;
}

const ORDER: KeysetOrder = { name: 'id', column: 'id', direction: 'asc' };

/** Open clauses that hold every word (simplified, traditional, pinyin, initials), of one class when asked. Public. */
export async function listPublicClauses(
  page: PublicClausePage,
  locale: string,
  size = 20,
): Promise<Page<PublicClause>> {
  const { after, before, ...filters } = page;
  const plan = planKeyset({ table: 'policy_clause', alias: 'c', order: ORDER, filters, after, before, size });
  const conditions: Prisma.Sql[] = [
    clauseOpen,
    documentPublic,
    inForce,
    ...(filters.class ? [Prisma.sql`c."classCode" = ${filters.class}`] : []),
    ...parseSearch(filters.q ?? '').map((term) => Prisma.sql`c."searchText" LIKE ${`%${term.text}%`}`),
  ];
  const rows = await db.$queryRaw<PublicClause[]>`
    SELECT ${clauseColumns(locale)} FROM ${clauseFrom}
     WHERE ${Prisma.join(conditions, ' AND ')} AND ${plan.condition} ORDER BY ${plan.orderBy} LIMIT ${plan.limit}`;
  return finishPage(plan, rows);
}

const documentColumns = (locale: string): Prisma.Sql => Prisma.sql`
  d.id, d.slug, coalesce((SELECT x.text FROM policy_text x WHERE x."recordId" = d.id AND x.locale = ${locale}
             AND x.field = 'title' AND x.state = 'approved'), d.title) AS title, d."docNo", d.issuer, to_char(d."issuedOn", 'YYYY-MM-DD') AS "issuedOn", d.status,
  coalesce((SELECT x.text FROM policy_text x WHERE x."recordId" = d.id AND x.locale = ${locale}
             AND x.field = 'summary' AND x.state = 'approved'), d.summary) AS summary,
  d."isSample", (SELECT count(*)::int FROM policy_clause c WHERE c."documentId" = d.id AND ${clauseOpen}) AS open`;

/** Public documents in the programme's order, at most a hundred. Public. */
export async function listPublicPolicies(locale: string, size = 100): Promise<PublicPolicyBrief[]> {
  return db.$queryRaw`
    SELECT ${documentColumns(locale)} FROM policy_document d WHERE ${documentPublic} ORDER BY d."sortNo", d.id LIMIT ${size}`;
}

/** One public document with the clauses that are open today; null when there is none. Public, never cached: an
 * exception ends at midnight, not when somebody acts. */
export async function getPublicPolicy(slug: string, locale: string): Promise<PublicPolicy | null> {
  const [row] = await db.$queryRaw<
    (Omit<PublicPolicy, 'clauses' | 'source'> & {
      sourceTitle: string | null;
      publisher: string | null;
      quote: string | null;
    })[]
  >`
    SELECT ${documentColumns(locale)}, to_char(d."validFrom", 'YYYY-MM-DD') AS "validFrom",
           to_char(d."validTo", 'YYYY-MM-DD') AS "validTo", s.title AS "sourceTitle", s.publisher, d."sourceQuote" AS quote
      FROM policy_document d LEFT JOIN source_document s ON s.id = d."sourceId"
     WHERE ${documentPublic} AND d.slug = ${slug} LIMIT 1`;
  if (!row) return null;
  const clauses = await db.$queryRaw<PublicClause[]>`
    SELECT ${clauseColumns(locale)} FROM ${clauseFrom}
     WHERE d.id = ${row.id}::uuid AND ${clauseOpen} ORDER BY c.number, c.id LIMIT 500`;
  const { sourceTitle, publisher, quote, ...document } = row;
  return {
    ...document,
    clauses,
    source: sourceTitle && publisher ? { title: sourceTitle, publisher, quote } : null,
  };
}

/** Codes and Chinese names of the classes, for the desk's form. Public. */
export async function listPublicPolicyClasses(): Promise<{ code: string; name: string }[]> {
  const rows = await db.policyClass.findMany({
    select: { code: true, nameZh: true },
    orderBy: { sortNo: 'asc' },
    take: 40,
  });
  return rows.map(({ code, nameZh }) => ({ code, name: nameZh }));
}

/** Addresses of all public documents for the site map, with the last change of the document or one of its clauses. */
export async function listPublicPolicyAddresses(): Promise<{ slug: string; at: Date }[]> {
  return db.$queryRaw`
    SELECT d.slug, greatest(d."updatedAt", max(c."updatedAt")) AS at
      FROM policy_document d LEFT JOIN policy_clause c ON c."documentId" = d.id
     WHERE ${documentPublic} GROUP BY d.id ORDER BY d."sortNo", d.id LIMIT 5000`;
}
