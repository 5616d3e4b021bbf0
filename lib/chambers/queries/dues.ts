import type { Actor } from '@/lib/server/actor';
import { db, Prisma } from '@/lib/server/db';
import { finishPage, planKeyset, type Page } from '@/lib/server/keyset';
import { scopeSql } from '@/lib/server/scope-sql';
import { today } from '@/lib/shared/dates';
import { chamberScopeColumns, visibleRosters } from '../policy';
import { duesState, type DuesState } from '../rules-dues';
import type { DuesFilters, DuesPage } from '../search-params';
import { requireRoster } from './members';

/** One line of the dues ledger; amounts in 万元 as decimal text, shown in 元. */
export type DuesRow = {
  id: string;
  membershipId: string;
  name: string;
  firm: string | null;
  office: string | null;
  periodFrom: string;
  periodTo: string;
  dueOn: string;
  dueWan: string;
  paidWan: string;
  paidOn: string | null;
  method: string | null;
  receiptNo: string | null;
  waivedOn: string | null;
  waivedReason: string | null;
  note: string | null;
  version: number;
  state: DuesState;
};

const SETTLED = Prisma.sql`(d."waivedOn" IS NOT NULL OR d."paidWan" >= d."dueWan")`;
const NOW = Prisma.sql`(now() AT TIME ZONE 'Asia/Shanghai')::date`;

function duesWhere(actor: Actor, chamberId: string, filters: DuesFilters): Prisma.Sql {
  const conditions = [
    Prisma.sql`m."chamberId" = ${chamberId}::uuid`,
    scopeSql(visibleRosters(actor), chamberScopeColumns, 'c'),
  ];
  if (filters.dues === 'open') conditions.push(Prisma.sql`NOT ${SETTLED}`);
  if (filters.dues === 'late') conditions.push(Prisma.sql`NOT ${SETTLED} AND d."dueOn" < ${NOW}`);
  // what came in, in part too: its lines add up to the sum that opens to them
  if (filters.dues === 'paid')
    conditions.push(Prisma.sql`(d."paidWan" > 0 OR (d."paidWan" >= d."dueWan" AND d."waivedOn" IS NULL))`);
  if (filters.dues === 'waived') conditions.push(Prisma.sql`d."waivedOn" IS NOT NULL`);
  if (filters.year)
    conditions.push(
      Prisma.sql`d."periodFrom" >= make_date(${filters.year}::int, 1, 1) AND d."periodFrom" < make_date(${filters.year}::int + 1, 1, 1)`,
    );
  if (filters.member) conditions.push(Prisma.sql`m.id = ${filters.member}::uuid`);
  return Prisma.join(conditions, ' AND ');
}

const FROM = Prisma.sql`dues_entry d JOIN membership m ON m.id = d."membershipId" JOIN chamber c ON c.id = m."chamberId"`;

/** One page of a chamber's dues ledger, the newest due day first. Another chamber answers 404. */
export async function listDues(
  actor: Actor,
  chamberId: string,
  page: DuesPage,
  size?: number,
): Promise<Page<DuesRow>> {
  await requireRoster(actor, chamberId);
  const { after, before, ...filters } = page;
  const plan = planKeyset({
    table: 'dues_entry',
    alias: 'd',
    order: { name: 'due', column: 'dueOn', direction: 'desc' },
    filters: { ...filters, chamberId },
    after,
    before,
    ...(size ? { size } : {}),
  });
  const rows = await db.$queryRaw<Omit<DuesRow, 'state'>[]>`
    SELECT d.id, m.id AS "membershipId", m."entryName" AS name, m."entryFirm" AS firm, m."entryOffice" AS office,
           to_char(d."periodFrom", 'YYYY-MM-DD') AS "periodFrom", to_char(d."periodTo", 'YYYY-MM-DD') AS "periodTo",
           to_char(d."dueOn", 'YYYY-MM-DD') AS "dueOn", trim_scale(d."dueWan")::text AS "dueWan",
           trim_scale(d."paidWan")::text AS "paidWan", to_char(d."paidOn", 'YYYY-MM-DD') AS "paidOn", d.method,
           d."receiptNo", to_char(d."waivedOn", 'YYYY-MM-DD') AS "waivedOn", d."waivedReason", d.note, d.version
      FROM ${FROM}
     WHERE ${duesWhere(actor, chamberId, filters)} AND ${plan.condition}
     ORDER BY ${plan.orderBy} LIMIT ${plan.limit}`;
  const now = today();
  const read = finishPage(plan, rows);
  return { ...read, rows: read.rows.map((row) => ({ ...row, state: duesState(row, now) })) };
}

/** Sums of the ledger under the same filters: lines and amounts in 万元. What is open counts what is still to come in. */
export type DuesSums = {
  lines: number;
  dueWan: string;
  paidWan: string;
  openWan: string;
  late: number;
  waived: number;
};

/** What the lines that the filters show come to. */
export async function sumDues(actor: Actor, chamberId: string, filters: DuesFilters): Promise<DuesSums> {
  await requireRoster(actor, chamberId);
  const [row] = await db.$queryRaw<DuesSums[]>`
    SELECT count(*)::int AS lines, trim_scale(coalesce(sum(d."dueWan") FILTER (WHERE d."waivedOn" IS NULL), 0))::text AS "dueWan",
           trim_scale(coalesce(sum(d."paidWan"), 0))::text AS "paidWan",
           trim_scale(coalesce(sum(d."dueWan" - d."paidWan") FILTER (WHERE NOT ${SETTLED}), 0))::text AS "openWan",
           count(*) FILTER (WHERE NOT ${SETTLED} AND d."dueOn" < ${NOW})::int AS late,
           count(*) FILTER (WHERE d."waivedOn" IS NOT NULL)::int AS waived
      FROM ${FROM} WHERE ${duesWhere(actor, chamberId, filters)}`;
  return row ?? { lines: 0, dueWan: '0', paidWan: '0', openWan: '0', late: 0, waived: 0 };
}

export type DuesRuleRow = {
  id: string;
  rank: string | null;
  amountWan: string;
  periodMonths: number;
  graceDays: number;
  validFrom: string;
  validTo: string | null;
};

/** The rules of a chamber, those that hold now first; older ones behind them. */
export async function listDuesRules(actor: Actor, chamberId: string): Promise<DuesRuleRow[]> {
  await requireRoster(actor, chamberId);
  const rows = await db.duesRule.findMany({
    where: { chamberId },
    select: {
      id: true,
      rank: true,
      amountWan: true,
      periodMonths: true,
      graceDays: true,
      validFrom: true,
      validTo: true,
    },
    orderBy: [{ validFrom: 'desc' }, { amountWan: 'desc' }, { id: 'asc' }],
    take: 60,
  });
  return rows.map((row) => ({
    ...row,
    amountWan: row.amountWan.toFixed(),
    validFrom: row.validFrom.toISOString().slice(0, 10),
    validTo: row.validTo?.toISOString().slice(0, 10) ?? null,
  }));
}
