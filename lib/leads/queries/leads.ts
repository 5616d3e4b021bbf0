import { historyOf, type HistoryRow } from '@/lib/audit/queries';
import type { Actor } from '@/lib/server/actor';
import { db, Prisma } from '@/lib/server/db';
import { finishPage, planKeyset, type KeysetOrder, type Page } from '@/lib/server/keyset';
import { scopeWhere } from '@/lib/server/scope';
import { scopeSql } from '@/lib/server/scope-sql';
import { dayOf, formatInstant } from '@/lib/shared/dates';
import { ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { canHandleLead, canListLeads, canRevealLead, leadScopeColumns, visibleLeads } from '../policy';
import { isOverdue, isWaiting, stateAfter, type LeadState } from '../rules';
import type { LeadPage } from '../search-params';

/** A lead in the queue. The number is masked; moments as `YYYY-MM-DD HH:mm`, days as YYYY-MM-DD. */
export type LeadRow = {
  id: string;
  number: string;
  senderName: string;
  phoneMasked: string | null;
  firm: string | null;
  amountText: string | null;
  offer: string | null;
  unit: string | null;
  officer: string | null;
  /** the chamber that handed it in */
  chamber: string | null;
  state: LeadState;
  receivedAt: string;
  dueOn: string | null;
  isOverdue: boolean;
  /** waiting for an answer without a clock: the calendar of the year was not loaded */
  hasNoClock: boolean;
  isSample: boolean;
};

const OLDEST_FIRST: KeysetOrder = { name: 'oldest', column: 'receivedAt', direction: 'asc' };
const NEWEST_FIRST: KeysetOrder = { name: 'newest', column: 'receivedAt', direction: 'desc' };
const waiting = Prisma.sql`l.state IN ('fresh', 'accepted') AND l."answeredAt" IS NULL`;

type LeadFilters = Partial<Omit<LeadPage, 'after' | 'before'>>;

/** Scope AND filters on `lead l`: one builder for rows and counts. Refuses who may not list. */
function leadWhere(actor: Actor, filters: LeadFilters): Prisma.Sql {
  if (!canListLeads(actor)) throw new ForbiddenError('leads.list');
  const like = `%${(filters.q ?? '').replace(/[\\%_]/g, '\\$&')}%`;
  const conditions: Prisma.Sql[] = [
    scopeSql(visibleLeads(actor), leadScopeColumns, 'l'),
    ...(filters.state ? [Prisma.sql`l.state = ${filters.state}::"LeadState"`] : []),
    ...(filters.late ? [Prisma.sql`${waiting} AND l."answerDueAt" < now()`] : []),
    ...(filters.waiting ? [waiting] : []),
    ...(filters.handed ? [Prisma.sql`l."chamberId" IS NOT NULL`] : []),
    ...(filters.chamber ? [Prisma.sql`l."chamberId" = ${filters.chamber}::uuid`] : []),
    ...(filters.mine && actor.kind === 'person' ? [Prisma.sql`l."officerId" = ${actor.userId}::uuid`] : []),
    ...(filters.officer ? [Prisma.sql`l."officerId" = ${filters.officer}::uuid`] : []),
    ...(filters.q
      ? [Prisma.sql`(l.number ILIKE ${like} OR l."senderName" LIKE ${like} OR l.firm LIKE ${like})`]
      : []),
  ];
  return Prisma.join(conditions, ' AND ');
}

type RawRow = Omit<LeadRow, 'receivedAt' | 'dueOn' | 'isOverdue' | 'hasNoClock'> & {
  receivedAt: Date;
  answerDueAt: Date | null;
  answeredAt: Date | null;
};

/**
 * The queue: leads of the actor's scope, fifty a page. Open ones oldest first, which is the order in which answers are
 * due, so that the overdue stand on top; finished ones newest first.
 */
export async function listLeads(actor: Actor, page: LeadPage, size?: number): Promise<Page<LeadRow>> {
  const { after, before, ...filters } = page;
  const where = leadWhere(actor, filters);
  const order = filters.state === 'converted' || filters.state === 'closed' ? NEWEST_FIRST : OLDEST_FIRST;
  const plan = planKeyset({
    table: 'lead',
    alias: 'l',
    order,
    filters,
    after,
    before,
    ...(size ? { size } : {}),
  });
  const open = filters.state ? Prisma.sql`TRUE` : Prisma.sql`l.state IN ('fresh', 'accepted', 'following')`;
  const rows = await db.$queryRaw<RawRow[]>`
    SELECT l.id, l.number, l."senderName", l."phoneMasked", l.firm, l."amountText", o.title AS offer,
           u."shortName" AS unit, w.name AS officer, c.name AS chamber, l.state::text AS state, l."receivedAt", l."answerDueAt",
           l."answeredAt", l."isSample"
      FROM lead l LEFT JOIN offer o ON o.id = l."offerId" LEFT JOIN unit u ON u.id = l."ownerUnitId"
      LEFT JOIN app_user w ON w.id = l."officerId" LEFT JOIN chamber c ON c.id = l."chamberId"
     WHERE ${where} AND ${open} AND ${plan.condition} ORDER BY ${plan.orderBy} LIMIT ${plan.limit}`;
  const now = new Date();
  return finishPage(
    plan,
    rows.map(({ receivedAt, answerDueAt, answeredAt, ...row }) => ({
      ...row,
      receivedAt: formatInstant(receivedAt),
      dueOn: answerDueAt ? dayOf(answerDueAt) : null,
      isOverdue: isOverdue({ state: row.state, answeredAt, answerDueAt }, now),
      hasNoClock: isWaiting({ state: row.state, answeredAt }) && answerDueAt === null,
    })),
  );
}

export type LeadCounts = Record<LeadState, number> & {
  waiting: number;
  late: number;
  noClock: number;
  handed: number;
};

/** How many leads stand in each state, how many are overdue, how many wait without a clock; within the scope. */
export async function countLeads(actor: Actor): Promise<LeadCounts> {
  const where = leadWhere(actor, {});
  const [row] = await db.$queryRaw<LeadCounts[]>`
    SELECT (count(*) FILTER (WHERE l.state = 'fresh'))::int AS fresh,
           (count(*) FILTER (WHERE l.state = 'accepted'))::int AS accepted,
           (count(*) FILTER (WHERE l.state = 'following'))::int AS following,
           (count(*) FILTER (WHERE l.state = 'converted'))::int AS converted,
           (count(*) FILTER (WHERE l.state = 'closed'))::int AS closed,
           (count(*) FILTER (WHERE l."chamberId" IS NOT NULL))::int AS handed,
           (count(*) FILTER (WHERE ${waiting}))::int AS waiting,
           (count(*) FILTER (WHERE ${waiting} AND l."answerDueAt" < now()))::int AS late,
           (count(*) FILTER (WHERE ${waiting} AND l."answerDueAt" IS NULL))::int AS "noClock"
      FROM lead l WHERE ${where}`;
  return (
    row ?? {
      fresh: 0,
      accepted: 0,
      following: 0,
      converted: 0,
      closed: 0,
      waiting: 0,
      late: 0,
      noClock: 0,
      handed: 0,
    }
  );
}

/** A restricted project is named to its owning unit and those above it only (lib/projects/policy.ts). */
function namedProjects(actor: Actor): { OR: Record<string, unknown>[] } {
  const own =
    actor.kind === 'person' && actor.role !== 'supervisor'
      ? [actor.isWholeProgramme ? {} : { ownerUnitId: { in: [...actor.unitIds] } }]
      : [];
  return { OR: [{ isRestricted: false }, ...own] };
}

async function readLead(actor: Actor, id: string) {
  const lead = await db.lead.findFirst({
    where: { AND: [{ id }, scopeWhere(visibleLeads(actor), leadScopeColumns)] },
    select: {
      id: true,
      number: true,
      version: true,
      channel: true,
      state: true,
      senderName: true,
      phoneMasked: true,
      firm: true,
      amountText: true,
      message: true,
      locale: true,
      ownerUnitId: true,
      officerId: true,
      industryTagId: true,
      receivedAt: true,
      answerDueAt: true,
      answeredAt: true,
      closeReason: true,
      isSample: true,
      provideNote: true,
      chamber: { select: { id: true, name: true } },
      offer: { select: { id: true, title: true, slug: true } },
      projects: {
        where: namedProjects(actor),
        select: { id: true, number: true, name: true },
        orderBy: { number: 'asc' },
        take: 5,
      },
      consents: {
        select: { scope: true, textCode: true, textNumber: true, givenAt: true, withdrawnAt: true },
      },
      steps: {
        select: { id: true, at: true, by: true, kind: true, note: true, isPublic: true },
        orderBy: [{ at: 'desc' }, { id: 'desc' }],
        take: 100,
      },
    },
  });
  if (!lead) throw new NotFoundError('lead');
  return lead;
}

/** A lead with its steps, newest first, its consents and what the actor may do. */
export type LeadDetail = {
  id: string;
  number: string;
  version: number;
  channel: string;
  state: LeadState;
  senderName: string;
  phoneMasked: string | null;
  firm: string | null;
  amountText: string | null;
  industry: string | null;
  message: string | null;
  locale: string;
  unit: string | null;
  officer: string | null;
  receivedAt: string;
  dueOn: string | null;
  answeredAt: string | null;
  isOverdue: boolean;
  hasNoClock: boolean;
  closeReason: string | null;
  isSample: boolean;
  offer: { id: string; title: string } | null;
  /** the chamber that handed it in, and on what it gave the person's data */
  chamber: { id: string; name: string } | null;
  provideNote: string | null;
  projects: { id: string; number: string; name: string }[];
  consents: { scope: string; textNumber: number; givenOn: string; withdrawnOn: string | null }[];
  steps: { id: string; at: Date; by: string | null; kind: string; note: string | null; isPublic: boolean }[];
  can: { accept: boolean; reply: boolean; note: boolean; convert: boolean; close: boolean; reveal: boolean };
};

/** One lead. Outside the actor's scope: 404. */
export async function getLead(actor: Actor, id: string): Promise<LeadDetail> {
  const lead = await readLead(actor, id);
  const userIds = [lead.officerId, ...lead.steps.map((step) => step.by)].filter((one) => one !== null);
  const [users, unit, tag] = await Promise.all([
    db.user.findMany({ where: { id: { in: userIds } }, select: { id: true, name: true } }),
    db.unit.findUnique({ where: { id: lead.ownerUnitId }, select: { name: true } }),
    lead.industryTagId
      ? db.industryTag.findUnique({ where: { id: lead.industryTagId }, select: { nameZh: true } })
      : null,
  ]);
  const nameOf = (userId: string | null): string | null =>
    users.find((user) => user.id === userId)?.name ?? null;
  const handle = canHandleLead(actor, lead);
  const may = (act: 'accept' | 'reply' | 'note' | 'convert' | 'close') =>
    handle && stateAfter(act, lead.state) !== null;
  const {
    ownerUnitId: _o,
    officerId,
    industryTagId: _t,
    receivedAt,
    answerDueAt,
    answeredAt,
    offer,
    consents,
    steps,
    ...rest
  } = lead;
  return {
    ...rest,
    industry: tag?.nameZh ?? null,
    unit: unit?.name ?? null,
    officer: nameOf(officerId),
    receivedAt: formatInstant(receivedAt),
    dueOn: answerDueAt ? dayOf(answerDueAt) : null,
    answeredAt: answeredAt ? formatInstant(answeredAt) : null,
    isOverdue: isOverdue(lead, new Date()),
    hasNoClock: isWaiting(lead) && answerDueAt === null,
    offer: offer ? { id: offer.id, title: offer.title } : null,
    consents: consents.map((consent) => ({
      scope: consent.scope ?? '',
      textNumber: consent.textNumber,
      givenOn: dayOf(consent.givenAt),
      withdrawnOn: consent.withdrawnAt ? dayOf(consent.withdrawnAt) : null,
    })),
    steps: steps.map((step) => ({ ...step, by: nameOf(step.by) })),
    can: {
      accept: may('accept'),
      reply: may('reply'),
      note: may('note'),
      convert: may('convert'),
      close: may('close'),
      reveal: canRevealLead(actor, lead) && lead.phoneMasked !== null,
    },
  };
}

/** Who did what with a lead, newest first. */
export async function getLeadHistory(actor: Actor, id: string): Promise<HistoryRow[]> {
  await readLead(actor, id);
  return historyOf(actor, 'leads', id);
}
