import { historyOf, type HistoryRow } from '@/lib/audit/queries';
import { merchantScopeColumns, visibleMerchants } from '@/lib/merchants/policy';
import { hasRole, type Actor } from '@/lib/server/actor';
import { blindIndex } from '@/lib/server/crypto';
import { db, Prisma } from '@/lib/server/db';
import { finishPage, planKeyset, type Page } from '@/lib/server/keyset';
import { scopeWhere } from '@/lib/server/scope';
import { scopeSql } from '@/lib/server/scope-sql';
import { ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { today } from '@/lib/shared/dates';
import { parsePhone } from '@/lib/shared/phone';
import { parseSearch } from '@/lib/shared/search-text';
import {
  canAskLedger,
  canLinkMembers,
  canRevealMember,
  canKeepDues,
  canPublishOfficers,
  canProposeRoster,
  canWriteRoster,
  chamberScopeColumns,
  visibleChambers,
  visibleRosters,
  visibleRosterWhere,
} from '../policy';
import { isMemberOn } from '../rules';
import type { MemberStatus, StatusReason } from '../rules-status';
import type { MemberFilters, MemberPage } from '../search-params';
import { isCurrentMember } from './list-chambers';
import { readProvided } from './provided-fields';

/** An entry of a roster as lists show it; the phone masked. */
export type MemberRow = {
  id: string;
  name: string;
  firm: string | null;
  title: string | null;
  office: string | null;
  phone: string | null;
  joinedOn: string | null;
  leftOn: string | null;
  isCurrent: boolean;
  /** null: whom of the ledger the bureau sees behind an entry is not the chamber's to know */
  isLinked: boolean | null;
  status: MemberStatus;
  isSample: boolean;
};

/** Refuses before reading: a chamber outside the scope is 404, a roster that the role may not read 403. */
export async function requireRoster(actor: Actor, chamberId: string) {
  const chamber = await db.chamber.findFirst({
    where: {
      AND: [{ id: chamberId, archivedAt: null }, scopeWhere(visibleChambers(actor), chamberScopeColumns)],
    },
    select: { id: true, name: true, ownerUnitId: true, rosterMode: true, status: true },
  });
  if (!chamber) throw new NotFoundError('chamber');
  const inRoster = await db.chamber.count({
    where: { AND: [{ id: chamberId }, scopeWhere(visibleRosters(actor), chamberScopeColumns)] },
  });
  if (inRoster === 0) throw new ForbiddenError('chambers.roster');
  return chamber;
}

const tellsLinks = (actor: Actor): boolean => !hasRole(actor, 'chamber_officer');

/** The condition on `membership m` joined to `chamber c`: one builder for rows and count. */
function memberWhere(actor: Actor, chamberId: string, filters: MemberFilters): Prisma.Sql {
  const conditions: Prisma.Sql[] = [
    Prisma.sql`m."chamberId" = ${chamberId}::uuid AND c."archivedAt" IS NULL`,
    scopeSql(visibleRosters(actor), chamberScopeColumns, 'c'),
  ];
  if (filters.state === 'former') conditions.push(Prisma.sql`NOT ${isCurrentMember}`);
  else conditions.push(isCurrentMember);
  if (filters.office)
    conditions.push(Prisma.sql`m."entryOffice" IS NOT NULL AND m."entryOffice" <> 'member'`);
  if (filters.status) conditions.push(Prisma.sql`m.status = ${filters.status}`);
  if (filters.linked && !tellsLinks(actor)) throw new ForbiddenError('chambers.linked');
  if (filters.linked === 'yes')
    conditions.push(Prisma.sql`(m."merchantId" IS NOT NULL OR m."companyId" IS NOT NULL)`);
  if (filters.linked === 'no') conditions.push(Prisma.sql`m."merchantId" IS NULL AND m."companyId" IS NULL`);
  for (const term of filters.q ? parseSearch(filters.q) : []) {
    const phone = term.kind === 'digits' ? parsePhone(term.text) : null;
    conditions.push(
      phone
        ? Prisma.sql`m."phoneIndex" = ${blindIndex('phone', phone.normalised)}`
        : Prisma.sql`m."searchText" LIKE ${`%${term.text}%`}`,
    );
  }
  return Prisma.join(conditions, ' AND ');
}

/** One page of a chamber's roster in the order of entry: present members, or former ones when asked. */
export async function listMembers(
  actor: Actor,
  chamberId: string,
  page: MemberPage,
  size?: number,
): Promise<Page<MemberRow>> {
  await requireRoster(actor, chamberId);
  const { after, before, ...filters } = page;
  const plan = planKeyset({
    table: 'membership',
    alias: 'm',
    order: { name: 'entered', column: 'createdAt', direction: 'asc' },
    filters: { ...filters, chamberId },
    after,
    before,
    ...(size ? { size } : {}),
  });
  const rows = await db.$queryRaw<MemberRow[]>`
    SELECT m.id, m."entryName" AS name, m."entryFirm" AS firm, m."entryTitle" AS title, m."entryOffice" AS office,
           m."phoneMasked" AS phone, to_char(m."joinedOn", 'YYYY-MM-DD') AS "joinedOn",
           to_char(m."leftOn", 'YYYY-MM-DD') AS "leftOn", ${isCurrentMember} AS "isCurrent",
           CASE WHEN ${tellsLinks(actor)} THEN (m."merchantId" IS NOT NULL OR m."companyId" IS NOT NULL) END AS "isLinked",
           m.status, m."isSample"
      FROM membership m JOIN chamber c ON c.id = m."chamberId"
     WHERE ${memberWhere(actor, chamberId, filters)} AND ${plan.condition}
     ORDER BY ${plan.orderBy} LIMIT ${plan.limit}`;
  return finishPage(plan, rows);
}

/** How many entries the filters show. */
export async function countMembers(actor: Actor, chamberId: string, filters: MemberFilters): Promise<number> {
  await requireRoster(actor, chamberId);
  const [row] = await db.$queryRaw<{ n: number }[]>`
    SELECT count(*)::int AS n FROM membership m JOIN chamber c ON c.id = m."chamberId"
     WHERE ${memberWhere(actor, chamberId, filters)}`;
  return row?.n ?? 0;
}

/** How many present members stand in each state. */
export async function countMembersByStatus(
  actor: Actor,
  chamberId: string,
): Promise<Partial<Record<MemberStatus, number>>> {
  await requireRoster(actor, chamberId);
  const rows = await db.$queryRaw<{ status: MemberStatus; n: number }[]>`
    SELECT m.status, count(*)::int AS n FROM membership m JOIN chamber c ON c.id = m."chamberId"
     WHERE ${memberWhere(actor, chamberId, {})} GROUP BY m.status`;
  return Object.fromEntries(rows.map(({ status, n }) => [status, n]));
}

/** Present members by name, for the offices of a term; at most 1,000. */
export async function listMemberChoices(
  actor: Actor,
  chamberId: string,
): Promise<{ id: string; name: string }[]> {
  await requireRoster(actor, chamberId);
  const rows = await db.$queryRaw<{ id: string; name: string; firm: string | null }[]>`
    SELECT m.id, m."entryName" AS name, m."entryFirm" AS firm FROM membership m JOIN chamber c ON c.id = m."chamberId"
     WHERE ${memberWhere(actor, chamberId, {})} ORDER BY m."entryName", m.id LIMIT 1000`;
  return rows.map(({ id, name, firm }) => ({ id, name: firm ? `${name}（${firm}）` : name }));
}

const memberSelect = {
  id: true,
  chamberId: true,
  partyKind: true,
  merchantId: true,
  companyId: true,
  entryName: true,
  entryFirm: true,
  entryTitle: true,
  entryOffice: true,
  entryBusiness: true,
  entryHometown: true,
  entryAddress: true,
  creditCode: true,
  joinedText: true,
  providedOn: true,
  phoneMasked: true,
  joinedOn: true,
  leftOn: true,
  leftReason: true,
  referrer: true,
  note: true,
  isSample: true,
  status: true,
  statusReason: true,
  statusDay: true,
  metOn: true,
  publications: {
    where: { withdrawnAt: null },
    select: { givenOn: true, evidence: true },
    take: 1,
  },
  version: true,
  chamber: { select: { id: true, name: true, ownerUnitId: true, rosterMode: true } },
} as const;

async function readMember(actor: Actor, id: string) {
  const row = await db.membership.findFirst({
    where: {
      id,
      chamber: visibleRosterWhere(actor),
    },
    select: memberSelect,
  });
  if (!row) throw new NotFoundError('membership');
  return row;
}

export type MemberDetail = Awaited<ReturnType<typeof getMember>>;
const day = (date: Date | null): string | null => date?.toISOString().slice(0, 10) ?? null;

/**
 * One entry of a roster. Another chamber's entry answers 404. The link to the ledger is told to the bureau only, and
 * by name only where the actor may read that person.
 */
export async function getMember(actor: Actor, id: string) {
  const row = await readMember(actor, id);
  const mayLink = canLinkMembers(actor, row.chamber);
  const [merchant, company] = await Promise.all([
    mayLink && row.merchantId
      ? db.merchant.findFirst({
          where: { AND: [{ id: row.merchantId }, scopeWhere(visibleMerchants(actor), merchantScopeColumns)] },
          select: { id: true, name: true, fileNo: true },
        })
      : null,
    mayLink && row.companyId
      ? db.company.findUnique({
          where: { id: row.companyId },
          select: { id: true, name: true, fileNo: true },
        })
      : null,
  ]);
  const { merchantId: _m, companyId: _c, metOn, publications, ...entry } = row;
  const [published] = publications;
  const mayAsk = canAskLedger(actor);
  const leftOn = day(row.leftOn);
  return {
    ...entry,
    // cast: written by refreshStatusesIn alone, from the rule's own words
    status: row.status as MemberStatus,
    // cast: the same
    statusReason: row.statusReason as StatusReason,
    statusDay: day(row.statusDay),
    joinedOn: day(row.joinedOn),
    providedOn: day(row.providedOn),
    leftOn,
    isCurrent: isMemberOn({ leftOn }, today()),
    merchant,
    company,
    isLinked: tellsLinks(actor) ? row.merchantId !== null || row.companyId !== null : null,
    /** the officer's one bit, with the day on which it was told */
    metOn: mayAsk ? day(metOn) : null,
    provided: await readProvided(actor, row),
    /** named in public with the office held, since when and on what proof */
    published: published ? { givenOn: day(published.givenOn) ?? '', evidence: published.evidence } : null,
    can: {
      publish: canPublishOfficers(actor, row.chamber) && row.leftOn === null,
      ask: mayAsk && row.partyKind === 'person' && row.leftOn === null,
      update: canWriteRoster(actor, row.chamber),
      propose: canProposeRoster(actor, row.chamber),
      keepDues: canKeepDues(actor, row.chamber),
      reveal:
        row.phoneMasked !== null &&
        canRevealMember(actor, row.chamber, { isProvided: row.providedOn !== null }),
      link: mayLink,
    },
  };
}

/** Acts of the bureau that tell whom of the ledger it sees behind an entry: not the chamber's to read. */
const LEDGER_VERBS: ReadonlySet<string> = new Set(['link', 'register', 'match_apart', 'match_again']);

/** Who changed what when why on one entry. */
export async function getMemberHistory(actor: Actor, id: string): Promise<HistoryRow[]> {
  await readMember(actor, id);
  const rows = await historyOf(actor, 'memberships', id);
  return tellsLinks(actor) ? rows : rows.filter((row) => !LEDGER_VERBS.has(row.verb));
}
