import type { Actor } from '@/lib/server/actor';
import { db, Prisma } from '@/lib/server/db';
import { finishPage, planKeyset, type Page } from '@/lib/server/keyset';
import { scopeWhere } from '@/lib/server/scope';
import { scopeSql } from '@/lib/server/scope-sql';
import { today } from '@/lib/shared/dates';
import { ForbiddenError } from '@/lib/shared/errors';
import {
  canListChambers,
  canUpdateChamber,
  chamberScopeColumns,
  visibleChambers,
  visibleRosters,
} from '../policy';
import { agreementState, AGREEMENT_NOTICE_DAYS, type AgreementState } from '../rules-partners';
import type { SupportKind } from '../schema-partners';
import type { AgreementFilters, AgreementPage } from '../search-params';
import { requireRoster } from './members';

/** An agreement as lists show it. */
export type ChamberAgreementRow = {
  id: string;
  chamberId: string;
  chamber: string;
  partnerId: string | null;
  partner: string | null;
  title: string;
  parties: string[];
  signedOn: string;
  validUntil: string | null;
  endedOn: string | null;
  endedReason: string | null;
  note: string | null;
  isSample: boolean;
  version: number;
  papers: number;
  state: AgreementState;
};

const NOW = Prisma.sql`(now() AT TIME ZONE 'Asia/Shanghai')::date`;
const columns = Prisma.sql`
  a.id, a."chamberId", c.name AS chamber, a."partnerId", p.name AS partner, a.title, a.parties,
  to_char(a."signedOn", 'YYYY-MM-DD') AS "signedOn", to_char(a."validUntil", 'YYYY-MM-DD') AS "validUntil",
  to_char(a."endedOn", 'YYYY-MM-DD') AS "endedOn", a."endedReason", a.note, a."isSample", a.version,
  (SELECT count(*)::int FROM attachment f WHERE f.noun = 'chambers' AND f."recordId" = a."chamberId"
     AND f.role = 'agreement' AND f.label = a.id::text AND f."removedAt" IS NULL) AS papers`;
const FROM = Prisma.sql`chamber_agreement a JOIN chamber c ON c.id = a."chamberId" LEFT JOIN chamber p ON p.id = a."partnerId"`;

const stateSql: Record<AgreementState, Prisma.Sql> = {
  ended: Prisma.sql`a."endedOn" <= ${NOW}`,
  expired: Prisma.sql`a."endedOn" IS NULL AND a."validUntil" < ${NOW}`,
  ending: Prisma.sql`a."endedOn" IS NULL AND a."validUntil" BETWEEN ${NOW} AND ${NOW} + ${AGREEMENT_NOTICE_DAYS}::int`,
  running: Prisma.sql`a."endedOn" IS NULL AND (a."validUntil" IS NULL OR a."validUntil" > ${NOW} + ${AGREEMENT_NOTICE_DAYS}::int)`,
};

/** One condition for rows and count: agreements of chambers whose roster the actor reads. */
function agreementWhere(actor: Actor, filters: AgreementFilters): Prisma.Sql {
  if (!canListChambers(actor)) throw new ForbiddenError('chambers.list');
  const conditions = [
    Prisma.sql`c."archivedAt" IS NULL`,
    scopeSql(visibleRosters(actor), chamberScopeColumns, 'c'),
  ];
  if (filters.state === 'due') conditions.push(Prisma.sql`((${stateSql.ending}) OR (${stateSql.expired}))`);
  else if (filters.state) conditions.push(Prisma.sql`(${stateSql[filters.state]})`);
  if (filters.q) {
    const like = `%${filters.q.replace(/[%_\\]/g, '')}%`;
    conditions.push(
      Prisma.sql`(a.title ILIKE ${like} OR array_to_string(a.parties, ' ') ILIKE ${like} OR c.name ILIKE ${like})`,
    );
  }
  return Prisma.join(conditions, ' AND ');
}

const withState = (rows: Omit<ChamberAgreementRow, 'state'>[]): ChamberAgreementRow[] => {
  const now = today();
  return rows.map((row) => ({ ...row, state: agreementState(row, now) }));
};

/** One page of agreements with chambers, the newest signed first. */
export async function listChamberAgreements(
  actor: Actor,
  page: AgreementPage,
  size?: number,
): Promise<Page<ChamberAgreementRow>> {
  const { after, before, ...filters } = page;
  const where = agreementWhere(actor, filters);
  const plan = planKeyset({
    table: 'chamber_agreement',
    alias: 'a',
    order: { name: 'signed', column: 'signedOn', direction: 'desc' },
    filters,
    after,
    before,
    ...(size ? { size } : {}),
  });
  const rows = await db.$queryRaw<Omit<ChamberAgreementRow, 'state'>[]>`
    SELECT ${columns} FROM ${FROM} WHERE ${where} AND ${plan.condition} ORDER BY ${plan.orderBy} LIMIT ${plan.limit}`;
  const read = finishPage(plan, rows);
  return { ...read, rows: withState(read.rows) };
}

/** How many agreements the filters show. */
export async function countChamberAgreements(actor: Actor, filters: AgreementFilters): Promise<number> {
  const where = agreementWhere(actor, filters);
  const [row] = await db.$queryRaw<{ n: number }[]>`SELECT count(*)::int AS n FROM ${FROM} WHERE ${where}`;
  return row?.n ?? 0;
}

export type ChamberSupportRow = {
  id: string;
  title: string;
  kind: SupportKind;
  amountWan: string | null;
  givenBy: string;
  givenOn: string;
  docNo: string | null;
  note: string | null;
  isSample: boolean;
  version: number;
};

/**
 * What stands between the programme and one chamber: agreements (its own and those that it signed as partner) and what
 * it was given, the newest first, at most 100 each. Another chamber answers 404, a roster that the role may not read 403.
 */
export async function getPartnership(
  actor: Actor,
  chamberId: string,
): Promise<{ agreements: ChamberAgreementRow[]; supports: ChamberSupportRow[] }> {
  await requireRoster(actor, chamberId);
  const [agreements, supports] = await Promise.all([
    db.$queryRaw<Omit<ChamberAgreementRow, 'state'>[]>`
      SELECT ${columns} FROM ${FROM}
       WHERE (a."chamberId" = ${chamberId}::uuid OR a."partnerId" = ${chamberId}::uuid) AND c."archivedAt" IS NULL
         AND ${scopeSql(visibleRosters(actor), chamberScopeColumns, 'c')}
       ORDER BY a."signedOn" DESC, a.id DESC LIMIT 100`,
    db.chamberSupport.findMany({
      where: { chamberId },
      select: {
        id: true,
        title: true,
        kind: true,
        amountWan: true,
        givenBy: true,
        givenOn: true,
        docNo: true,
        note: true,
        isSample: true,
        version: true,
      },
      orderBy: [{ givenOn: 'desc' }, { id: 'desc' }],
      take: 100,
    }),
  ]);
  return {
    agreements: withState(agreements),
    supports: supports.map((row) => ({
      ...row,
      // cast: written by saveChamberSupport alone, from the schema's own list
      kind: row.kind as SupportKind,
      amountWan: row.amountWan?.toFixed() ?? null,
      givenOn: row.givenOn.toISOString().slice(0, 10),
    })),
  };
}

/** Other chambers of the scope that may have signed an agreement; refuses whoever may not change this one. */
export async function listPartnerChoices(
  actor: Actor,
  chamberId: string,
): Promise<{ id: string; name: string }[]> {
  const chamber = await requireRoster(actor, chamberId);
  if (!canUpdateChamber(actor, chamber)) throw new ForbiddenError('chambers.update');
  return db.chamber.findMany({
    where: {
      AND: [
        { id: { not: chamberId }, archivedAt: null },
        scopeWhere(visibleChambers(actor), chamberScopeColumns),
      ],
    },
    select: { id: true, name: true },
    orderBy: [{ pinyin: 'asc' }, { id: 'asc' }],
    take: 500,
  });
}
