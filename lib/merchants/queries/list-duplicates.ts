import type { Actor } from '@/lib/server/actor';
import { db, Prisma } from '@/lib/server/db';
import {
  cappedCount,
  COUNT_CAP,
  finishPage,
  planKeyset,
  type CappedCount,
  type Page,
} from '@/lib/server/keyset';
import { readRows } from '@/lib/server/read-rows';
import { scopeSql } from '@/lib/server/scope-sql';
import { dayOf } from '@/lib/shared/dates';
import { ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { canMergeMerchants, canReviewDuplicates, merchantScopeColumns, visibleMerchants } from '../policy';
import {
  duplicateLevel,
  LIKELY_FROM,
  STRONG_FROM,
  toldReasons,
  type DuplicateLevel,
} from '../rules-duplicates';
import type { DuplicatePage } from '../search-params-duplicates';
import { readsInFullSql } from './where';

/** One of the two records, by the minimum that every reader of it sees. */
export type PairSide = {
  id: string;
  name: string;
  fileNo: string;
  hometown: string | null;
  unit: string | null;
};

/** A pair of the work list. Reasons that rest on withheld fields are left out, and `withheld` says so. */
export type DuplicateRow = {
  id: string;
  score: number;
  level: DuplicateLevel;
  reasons: string[];
  withheld: boolean;
  state: 'open' | 'not_same' | 'merged';
  foundOn: string;
  decidedOn: string | null;
  decidedReason: string | null;
  decidedBy: string | null;
  a: PairSide;
  b: PairSide;
};

type Read = Omit<DuplicateRow, 'level' | 'withheld' | 'a' | 'b' | 'foundOn' | 'decidedOn'> & {
  inFull: boolean;
  foundAt: Date;
  decidedAt: Date | null;
  aId: string;
  aName: string;
  aNo: string;
  aHome: string | null;
  aUnit: string | null;
  bId: string;
  bName: string;
  bNo: string;
  bHome: string | null;
  bUnit: string | null;
};

const LEVELS: Record<DuplicateLevel, Prisma.Sql> = {
  strong: Prisma.sql`p.score >= ${STRONG_FROM}`,
  likely: Prisma.sql`p.score >= ${LIKELY_FROM} AND p.score < ${STRONG_FROM}`,
  weak: Prisma.sql`p.score < ${LIKELY_FROM}`,
};

function pairWhere(actor: Actor, filters: Pick<DuplicatePage, 'state' | 'level'>): Prisma.Sql {
  if (!canReviewDuplicates(actor)) throw new ForbiddenError('merchants.duplicates');
  const scope = visibleMerchants(actor);
  const conditions = [
    Prisma.sql`p.state = ${filters.state ?? 'open'}::"DuplicateState"`,
    scopeSql(scope, merchantScopeColumns, 'a'),
    scopeSql(scope, merchantScopeColumns, 'b'),
    ...(filters.level ? [LEVELS[filters.level]] : []),
    // a record that left the ledger has no open question
    ...((filters.state ?? 'open') === 'open'
      ? [Prisma.sql`a."archivedAt" IS NULL AND b."archivedAt" IS NULL`]
      : []),
  ];
  return Prisma.join(conditions, ' AND ');
}

const FROM = Prisma.sql`duplicate_pair p JOIN merchant a ON a.id = p."merchantAId" JOIN merchant b ON b.id = p."merchantBId"`;

const columns = (actor: Actor): Prisma.Sql => Prisma.sql`
  p.id, p.score, p.reasons, p.state::text AS state, p."foundAt", p."decidedAt", p."decidedReason",
  d.name AS "decidedBy", ${readsInFullSql(actor, 'a')} AND ${readsInFullSql(actor, 'b')} AS "inFull",
  a.id AS "aId", a.name AS "aName", a."fileNo" AS "aNo", coalesce(ah."nameZh", a."hometownText") AS "aHome", au."shortName" AS "aUnit",
  b.id AS "bId", b.name AS "bName", b."fileNo" AS "bNo", coalesce(bh."nameZh", b."hometownText") AS "bHome", bu."shortName" AS "bUnit"`;

const NAMES = Prisma.sql`
  LEFT JOIN place ah ON ah.id = a."hometownCountyId" LEFT JOIN unit au ON au.id = a."ownerUnitId"
  LEFT JOIN place bh ON bh.id = b."hometownCountyId" LEFT JOIN unit bu ON bu.id = b."ownerUnitId"
  LEFT JOIN app_user d ON d.id = p."decidedBy"`;

function toRow({ inFull, foundAt, decidedAt, ...row }: Read): DuplicateRow {
  const { aId, aName, aNo, aHome, aUnit, bId, bName, bNo, bHome, bUnit, ...pair } = row;
  return {
    ...pair,
    level: duplicateLevel(row.score),
    ...toldReasons(row.reasons, inFull),
    foundOn: dayOf(foundAt),
    decidedOn: decidedAt ? dayOf(decidedAt) : null,
    a: { id: aId, name: aName, fileNo: aNo, hometown: aHome, unit: aUnit },
    b: { id: bId, name: bName, fileNo: bNo, hometown: bHome, unit: bUnit },
  };
}

/** Pairs to look at, the surest first, fifty a page: both records lie in the actor's scope. Open ones unless asked. */
export async function listDuplicates(actor: Actor, page: DuplicatePage): Promise<Page<DuplicateRow>> {
  const { after, before, ...filters } = page;
  const where = pairWhere(actor, filters);
  const plan = planKeyset({
    table: 'duplicate_pair',
    alias: 'p',
    order: { name: 'score', column: 'score', direction: 'desc' },
    filters,
    after,
    before,
  });
  const rows = await readRows<Read>(Prisma.sql`
    SELECT ${columns(actor)} FROM ${FROM} ${NAMES}
     WHERE ${where} AND ${plan.condition} ORDER BY ${plan.orderBy} LIMIT ${plan.limit}`);
  return finishPage(plan, rows.map(toRow));
}

/** How many pairs of a state wait, exact up to 10,000. */
export async function countDuplicates(
  actor: Actor,
  filters: Pick<DuplicatePage, 'state' | 'level'>,
): Promise<CappedCount> {
  const rows = await readRows<{ n: number }>(Prisma.sql`
    SELECT count(*)::int AS n FROM (SELECT 1 FROM ${FROM} WHERE ${pairWhere(actor, filters)} LIMIT ${COUNT_CAP + 1}) x`);
  return cappedCount(rows[0]?.n);
}

/** One pair by its id, with its version and what the actor may do; outside the scope 404. */
export async function getDuplicate(
  actor: Actor,
  id: string,
): Promise<DuplicateRow & { version: number; can: { decide: boolean; merge: boolean }; inFull: boolean }> {
  if (!canReviewDuplicates(actor)) throw new ForbiddenError('merchants.duplicates');
  const scope = visibleMerchants(actor);
  const [row] = await readRows<Read>(Prisma.sql`
    SELECT ${columns(actor)} FROM ${FROM} ${NAMES}
     WHERE p.id = ${id}::uuid AND ${scopeSql(scope, merchantScopeColumns, 'a')}
       AND ${scopeSql(scope, merchantScopeColumns, 'b')}`);
  const pair = row
    ? await db.duplicatePair.findUnique({
        where: { id },
        select: {
          version: true,
          merchantA: { select: { id: true, keeperUnitIds: true, basisState: true, archivedAt: true } },
          merchantB: { select: { id: true, keeperUnitIds: true, basisState: true, archivedAt: true } },
        },
      })
    : null;
  if (!row || !pair) throw new NotFoundError('duplicate_pair');
  const people = [pair.merchantA, pair.merchantB];
  const living = people.every((person) => person.archivedAt === null);
  return {
    ...toRow(row),
    inFull: row.inFull,
    version: pair.version,
    can: {
      decide: row.state !== 'merged',
      merge: living && row.state !== 'merged' && canMergeMerchants(actor, people),
    },
  };
}
