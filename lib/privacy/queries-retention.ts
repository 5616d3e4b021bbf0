import { merchantScopeColumns, visibleMerchants } from '@/lib/merchants/policy';
import type { Actor } from '@/lib/server/actor';
import { db, Prisma } from '@/lib/server/db';
import { cappedCount, COUNT_CAP, type CappedCount } from '@/lib/server/keyset';
import { readRows } from '@/lib/server/read-rows';
import { scopeWhere } from '@/lib/server/scope';
import { scopeSql } from '@/lib/server/scope-sql';
import { addMonths, dayOf, today } from '@/lib/shared/dates';
import { ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { termsIn } from './commands-requests';
import { canChangeTerms, canDecideErasure, canReviewRetention, canSetAside } from './policy-requests';
import { erasableFrom, PERSON_THRESHOLD, type Terms } from './rules-requests';
import { retentionViews, type RetentionView } from './schema-requests';

/** A record of the review queue. Days as YYYY-MM-DD; `since` is what the view goes by. */
export type RetentionRow = {
  id: string;
  name: string;
  fileNo: string;
  unit: string | null;
  basisState: string;
  since: string | null;
};

const MOST_SHOWN = 100;
const LIVING = Prisma.sql`m."archivedAt" IS NULL`;
const LAST_BASIS = Prisma.sql`(SELECT max(b."expiresAt") FROM basis b WHERE b."merchantId" = m.id AND b."endedAt" IS NULL)`;

/** Condition and day of each view, on `merchant m`. */
function viewSql(view: RetentionView, terms: Terms): { where: Prisma.Sql; since: Prisma.Sql } {
  const before = (months: number) => Prisma.sql`${addMonths(today(), -months)}::date`;
  const created = Prisma.sql`(m."createdAt" AT TIME ZONE 'Asia/Shanghai')::date`;
  const met = Prisma.sql`coalesce(m."lastContactOn", ${created})`;
  switch (view) {
    case 'no_contact':
      return { where: Prisma.sql`${LIVING} AND ${met} < ${before(terms.kept_months)}`, since: met };
    case 'expired':
      return {
        where: Prisma.sql`${LIVING} AND m."basisState" = 'expired' AND ${LAST_BASIS} < ${before(terms.expired_months)}`,
        since: LAST_BASIS,
      };
    case 'no_basis':
      return {
        where: Prisma.sql`${LIVING} AND m."basisState" = 'none' AND ${created} < ${before(terms.no_basis_months)}`,
        since: created,
      };
    case 'frozen':
      return {
        where: Prisma.sql`m."frozenAt" IS NOT NULL AND m."erasedAt" IS NULL`,
        since: Prisma.sql`(m."frozenAt" AT TIME ZONE 'Asia/Shanghai')::date`,
      };
    case 'proposed':
      return {
        where: Prisma.sql`m."erasedAt" IS NULL AND m.id IN (SELECT e."merchantId" FROM erasure e WHERE e.state = 'proposed')`,
        since: Prisma.sql`(SELECT (max(e."proposedAt") AT TIME ZONE 'Asia/Shanghai')::date FROM erasure e WHERE e."merchantId" = m.id)`,
      };
  }
}

/** The review queue (PIPL 47): counts per view, and the longest waiting hundred of one view. For the bureau. */
export async function getRetention(
  actor: Actor,
  view: RetentionView,
): Promise<{
  terms: Terms;
  counts: Record<RetentionView, CappedCount>;
  rows: RetentionRow[];
  people: { living: number; threshold: number };
  can: { changeTerms: boolean };
}> {
  if (!canReviewRetention(actor)) throw new ForbiddenError('privacy.retention');
  const terms = await termsIn(db);
  const scope = scopeSql(visibleMerchants(actor), merchantScopeColumns, 'm');
  const { where, since } = viewSql(view, terms);
  const [rows, counted, people] = await Promise.all([
    readRows<RetentionRow>(Prisma.sql`
      SELECT m.id, m.name, m."fileNo", u."shortName" AS unit, m."basisState"::text AS "basisState",
             to_char(${since}, 'YYYY-MM-DD') AS since
        FROM merchant m LEFT JOIN unit u ON u.id = m."ownerUnitId"
       WHERE ${where} AND ${scope} ORDER BY ${since}, m.id LIMIT ${MOST_SHOWN}`),
    Promise.all(
      retentionViews.map(async (name) => {
        const counts = await readRows<{ n: number }>(Prisma.sql`
          SELECT count(*)::int AS n FROM (SELECT 1 FROM merchant m WHERE ${viewSql(name, terms).where} AND ${scope}
            LIMIT ${COUNT_CAP + 1}) x`);
        return [name, cappedCount(counts[0]?.n)] as const;
      }),
    ),
    // every person of the programme counts, whoever looks: the duty is the handler's (PIPL 52)
    db.merchant.count({ where: { erasedAt: null, mergedIntoId: null } }),
  ]);
  return {
    terms,
    // cast: fromEntries forgets that every view is there
    counts: Object.fromEntries(counted) as Record<RetentionView, CappedCount>,
    rows,
    people: { living: people, threshold: PERSON_THRESHOLD },
    can: { changeTerms: canChangeTerms(actor) },
  };
}

/** Where a person's record stands on its way out: in use, set aside, proposed, erased; and what the actor may do. */
export type RetentionState = {
  merchantId: string;
  version: number;
  frozenOn: string | null;
  erasedOn: string | null;
  erasableFrom: string | null;
  proposal: { id: string; ground: string; reason: string; proposedBy: string; proposedOn: string } | null;
  can: { freeze: boolean; thaw: boolean; propose: boolean; reject: boolean; erase: boolean };
};

/** The same for one person; null for who has no part in it. Outside the scope: 404. */
export async function getRetentionOf(actor: Actor, merchantId: string): Promise<RetentionState | null> {
  if (!canReviewRetention(actor)) return null;
  const person = await db.merchant.findFirst({
    where: { AND: [{ id: merchantId }, scopeWhere(visibleMerchants(actor), merchantScopeColumns)] },
    select: {
      id: true,
      version: true,
      keeperUnitIds: true,
      archivedAt: true,
      frozenAt: true,
      erasedAt: true,
      mergedIntoId: true,
      erasures: {
        where: { state: 'proposed' },
        select: { id: true, ground: true, reason: true, proposedBy: true, proposedAt: true },
        take: 1,
      },
    },
  });
  if (!person) throw new NotFoundError('merchant');
  const [open] = person.erasures;
  const proposer = open
    ? await db.user.findUnique({ where: { id: open.proposedBy }, select: { name: true } })
    : null;
  const may = canSetAside(actor, person) && person.erasedAt === null && person.mergedIntoId === null;
  const isFrozen = person.frozenAt !== null;
  return {
    merchantId,
    version: person.version,
    frozenOn: person.frozenAt ? dayOf(person.frozenAt) : null,
    erasedOn: person.erasedAt ? dayOf(person.erasedAt) : null,
    erasableFrom: person.frozenAt ? erasableFrom(dayOf(person.frozenAt), await termsIn(db)) : null,
    proposal: open
      ? {
          id: open.id,
          ground: open.ground,
          reason: open.reason,
          proposedBy: proposer?.name ?? '',
          proposedOn: dayOf(open.proposedAt),
        }
      : null,
    can: {
      freeze: may && !isFrozen,
      thaw: may && isFrozen && !open,
      propose: may && isFrozen && !open,
      reject: may && open !== undefined,
      erase: may && open !== undefined && canDecideErasure(actor, person, open.proposedBy),
    },
  };
}
