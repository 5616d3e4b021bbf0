import type { Actor } from '@/lib/server/actor';
import { db, Prisma } from '@/lib/server/db';
import { finishPage, planKeyset, type Page } from '@/lib/server/keyset';
import { scopeWhere } from '@/lib/server/scope';
import { scopeSql } from '@/lib/server/scope-sql';
import { dayOf, formatInstant } from '@/lib/shared/dates';
import { ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { canHandLeads, handedLeadScopeColumns, visibleHandedLeads } from '../policy';
import { leadClock, type LeadClock, type LeadState } from '../rules';
import type { HandedLeadPage, HandedView } from '../search-params';

/** A lead as the chamber that handed it in sees it in its list. */
export type HandedLeadRow = {
  id: string;
  number: string;
  person: string;
  firm: string | null;
  amountText: string | null;
  state: LeadState;
  receivedOn: string;
  clock: LeadClock;
  isSample: boolean;
};

const late = Prisma.sql`l.state IN ('fresh', 'accepted') AND l."answeredAt" IS NULL AND l."answerDueAt" < now()`;
const VIEWS: Readonly<Record<HandedView, Prisma.Sql>> = {
  open: Prisma.sql`l.state IN ('fresh', 'accepted', 'following')`,
  late,
  taken: Prisma.sql`l."acceptedAt" IS NOT NULL`,
  converted: Prisma.sql`l.state = 'converted'`,
  closed: Prisma.sql`l.state = 'closed'`,
  all: Prisma.sql`TRUE`,
};

/** The own chamber's leads and no others: one builder for rows and counts. Refuses whoever is no officer. */
function handedWhere(actor: Actor, view: HandedView): Prisma.Sql {
  if (!canHandLeads(actor)) throw new ForbiddenError('leads.hand');
  return Prisma.sql`${scopeSql(visibleHandedLeads(actor), handedLeadScopeColumns, 'l')} AND ${VIEWS[view]}`;
}

/** One page of the leads that the own chamber handed in, the newest first; the open ones unless asked otherwise. */
export async function listHandedLeads(actor: Actor, page: HandedLeadPage): Promise<Page<HandedLeadRow>> {
  const view = page.view ?? 'open';
  const where = handedWhere(actor, view);
  const plan = planKeyset({
    table: 'lead',
    alias: 'l',
    order: { name: 'newest', column: 'receivedAt', direction: 'desc' },
    filters: { view },
    after: page.after,
    before: page.before,
    size: 20,
  });
  const rows = await db.$queryRaw<
    (Omit<HandedLeadRow, 'receivedOn' | 'clock'> & {
      receivedAt: Date;
      answeredAt: Date | null;
      answerDueAt: Date | null;
    })[]
  >`
    SELECT l.id, l.number, l."senderName" AS person, l.firm, l."amountText", l.state::text AS state, l."receivedAt",
           l."answeredAt", l."answerDueAt", l."isSample"
      FROM lead l WHERE ${where} AND ${plan.condition} ORDER BY ${plan.orderBy} LIMIT ${plan.limit}`;
  const now = new Date();
  return finishPage(
    plan,
    rows.map(({ receivedAt, answeredAt, answerDueAt, ...row }) => ({
      ...row,
      receivedOn: dayOf(receivedAt),
      clock: leadClock({ state: row.state, answeredAt, answerDueAt }, now),
    })),
  );
}

export type HandedLeadCounts = Record<HandedView, number>;

/** How many leads the own chamber handed in, how many were taken up, became projects, are late. */
export async function countHandedLeads(actor: Actor): Promise<HandedLeadCounts> {
  const where = handedWhere(actor, 'all');
  const [row] = await db.$queryRaw<HandedLeadCounts[]>`
    SELECT (count(*) FILTER (WHERE ${VIEWS.open}))::int AS "open", (count(*) FILTER (WHERE ${VIEWS.late}))::int AS late,
           (count(*) FILTER (WHERE ${VIEWS.taken}))::int AS taken,
           (count(*) FILTER (WHERE ${VIEWS.converted}))::int AS converted,
           (count(*) FILTER (WHERE ${VIEWS.closed}))::int AS closed, count(*)::int AS "all"
      FROM lead l WHERE ${where}`;
  return row ?? { open: 0, late: 0, taken: 0, converted: 0, closed: 0, all: 0 };
}

/** One own lead with what was answered to the chamber; remarks among colleagues and who acts are not told. */
export type HandedLeadDetail = Omit<HandedLeadRow, 'receivedOn'> & {
  phoneMasked: string | null;
  industry: { zh: string; hant: string | null; en: string | null } | null;
  wish: string | null;
  unit: string | null;
  receivedAt: string;
  closeReason: string | null;
  provideNote: string | null;
  mayBeKnown: boolean;
  steps: { id: string; at: string; kind: string; note: string | null }[];
};

/** One lead of the own chamber. Another chamber's, and one that no chamber handed in, answer 404. */
export async function getHandedLead(actor: Actor, id: string): Promise<HandedLeadDetail> {
  if (!canHandLeads(actor)) throw new ForbiddenError('leads.hand');
  const lead = await db.lead.findFirst({
    where: { AND: [{ id }, scopeWhere(visibleHandedLeads(actor), handedLeadScopeColumns)] },
    select: {
      id: true,
      number: true,
      senderName: true,
      phoneMasked: true,
      firm: true,
      amountText: true,
      industryTagId: true,
      message: true,
      state: true,
      ownerUnitId: true,
      receivedAt: true,
      answerDueAt: true,
      answeredAt: true,
      closeReason: true,
      provideNote: true,
      mayBeKnown: true,
      isSample: true,
      steps: {
        where: { isPublic: true },
        select: { id: true, at: true, kind: true, note: true },
        orderBy: [{ at: 'desc' }, { id: 'desc' }],
        take: 50,
      },
    },
  });
  if (!lead) throw new NotFoundError('lead');
  const [unit, tag] = await Promise.all([
    db.unit.findUnique({ where: { id: lead.ownerUnitId }, select: { name: true } }),
    lead.industryTagId
      ? db.industryTag.findUnique({
          where: { id: lead.industryTagId },
          select: { nameZh: true, nameHant: true, nameEn: true },
        })
      : null,
  ]);
  const { senderName, message, ownerUnitId: _o, industryTagId: _t, steps, ...rest } = lead;
  const { receivedAt, answerDueAt, answeredAt, ...plain } = rest;
  return {
    ...plain,
    person: senderName,
    wish: message,
    unit: unit?.name ?? null,
    industry: tag ? { zh: tag.nameZh, hant: tag.nameHant, en: tag.nameEn } : null,
    receivedAt: formatInstant(receivedAt),
    clock: leadClock({ state: lead.state, answeredAt, answerDueAt }, new Date()),
    steps: steps.map((step) => ({ ...step, at: formatInstant(step.at) })),
  };
}

/** The industries that the short form offers, in one language. */
export async function listHandedIndustries(
  actor: Actor,
  locale: string,
): Promise<{ code: string; name: string }[]> {
  if (!canHandLeads(actor)) throw new ForbiddenError('leads.hand');
  const tags = await db.industryTag.findMany({
    where: { archivedAt: null },
    select: { code: true, nameZh: true, nameHant: true, nameEn: true },
    orderBy: [{ sortNo: 'asc' }, { id: 'asc' }],
    take: 60,
  });
  return tags.map((tag) => ({
    code: tag.code,
    name: (locale === 'en' ? tag.nameEn : locale === 'zh-Hant' ? tag.nameHant : null) ?? tag.nameZh,
  }));
}
