import { listArticles } from '@/lib/articles/queries/list-articles';
import { ArticlePage } from '@/lib/articles/search-params';
import { canListArticles } from '@/lib/articles/policy';
import { getLastVerification } from '@/lib/audit/queries-seals';
import { canReadLog } from '@/lib/audit/policy';
import { batchScopeColumns, canImport, visibleBatches } from '@/lib/imports/policy';
import { canListIndicators } from '@/lib/indicators/policy';
import { listFigures, readQuestion } from '@/lib/indicators/queries/get-figure';
import { FigureQuestion } from '@/lib/indicators/search-params';
import { canListLeads } from '@/lib/leads/policy';
import { countLeads, listLeads } from '@/lib/leads/queries/leads';
import { LeadPage } from '@/lib/leads/search-params';
import { canListMerchants, merchantScopeColumns, visibleMerchants } from '@/lib/merchants/policy';
import { canListReceipts } from '@/lib/receipts/policy';
import { countReceipts, listReceipts } from '@/lib/receipts/queries/list-receipts';
import { ReceiptPage } from '@/lib/receipts/search-params';
import { hasRole, type PersonActor } from '@/lib/server/actor';
import { db } from '@/lib/server/db';
import type { CappedCount } from '@/lib/server/keyset';
import { scopeWhere } from '@/lib/server/scope';
import { scopeSql } from '@/lib/server/scope-sql';
import { queryText } from '@/lib/shared/search-query';
import { canListStories } from '@/lib/showcase/policy';
import { listStories } from '@/lib/showcase/queries/list-stories';
import { StoryPage } from '@/lib/showcase/search-params';
import { canChangeAccounts, canGrant } from '@/lib/users/policy';
import { listUsers } from '@/lib/users/queries';
import { UserPage } from '@/lib/users/search-params';

/** A figure of the own scope on a leader's first page; it opens to what it is made of. */
export type TodayFigure = {
  code: string;
  name: string;
  totalWan: string;
  lines: number;
  percent: string | null;
  href: string;
};

/** Counted figures of the leader's (or supervisor's) own scope, at most four that have lines; none for other roles. */
export async function listTodayFigures(actor: PersonActor): Promise<TodayFigure[]> {
  if (!hasRole(actor, 'leader', 'supervisor') || !canListIndicators(actor)) return [];
  const question = await readQuestion(actor, FigureQuestion.parse({}));
  const figures = await listFigures(actor, question);
  return figures
    .filter((figure) => figure.lines > 0)
    .slice(0, 4)
    .map((figure) => ({
      code: figure.code,
      name: figure.name.zh,
      totalWan: figure.totalWan,
      lines: figure.lines,
      percent: figure.completion?.percent ?? null,
      href: `/desk/indicators/${figure.code}${queryText(question)}`,
    }));
}

/** One thing that waits: what it is, whose, since or until when; the row leads to the page where it is done. */
export type TodayItem = {
  id: string;
  title: string;
  /** firm, unit, amount: what tells it from its neighbours */
  sub: string | null;
  /** YYYY-MM-DD, of the kind that the section says (due, received) */
  on: string | null;
  late: boolean;
  href: string;
};

/** Things of one kind; `key` is the text's name, `more` opens all of them. */
export type TodaySection = {
  key: 'leads' | 'receipts' | 'contacts' | 'stories' | 'articles' | 'imports' | 'accounts' | 'log';
  items: TodayItem[];
  count: CappedCount | null;
  more: string;
};

const SHOWN = 6;

/**
 * What is due for this person under the active grant, most pressing kind first; kinds with nothing due are left out.
 * Each kind is asked of its own noun with the same scope as its list.
 */
export async function listToday(actor: PersonActor): Promise<TodaySection[]> {
  const sections = await Promise.all([
    leadsDue(actor),
    receiptsDue(actor),
    contactsDue(actor),
    storiesDue(actor),
    articlesDue(actor),
    importsDue(actor),
    accountsDue(actor),
    logDue(actor),
  ]);
  return sections.filter((section) => section !== null && section.items.length > 0) as TodaySection[]; // cast: narrowed by the filter
}

/** Leads that wait for an answer, those overdue first; a leader sees the overdue ones only. */
async function leadsDue(actor: PersonActor): Promise<TodaySection | null> {
  const onlyLate = actor.role === 'leader';
  if (!canListLeads(actor) || actor.role === 'supervisor') return null;
  const filters = LeadPage.parse(onlyLate ? { late: '1' } : {});
  const [page, counts] = await Promise.all([listLeads(actor, filters), countLeads(actor)]);
  const waiting = page.rows.filter((row) => row.state === 'fresh' || row.state === 'accepted');
  return {
    key: 'leads',
    count: { value: onlyLate ? counts.late : counts.fresh + counts.accepted, isCapped: false },
    more: onlyLate ? '/desk/leads?late=1' : '/desk/leads',
    items: waiting.slice(0, SHOWN).map((row) => ({
      id: row.id,
      title: row.offer ?? row.firm ?? row.number,
      sub: [row.number, row.unit].filter(Boolean).join(' · '),
      on: row.dueOn,
      late: row.isOverdue,
      href: `/desk/leads/${row.id}`,
    })),
  };
}

async function receiptsDue(actor: PersonActor): Promise<TodaySection | null> {
  // those who act: check, decide, or hand in what is open
  if (!canListReceipts(actor) || !hasRole(actor, 'clerk', 'chief', 'filler')) return null;
  const filters = ReceiptPage.parse({ view: 'queue' });
  const [page, count] = await Promise.all([
    listReceipts(actor, filters, SHOWN),
    countReceipts(actor, { view: 'queue' }),
  ]);
  return {
    key: 'receipts',
    count,
    more: '/desk/receipts?view=queue',
    items: page.rows.map((row) => ({
      id: row.id,
      title: row.project,
      sub: [`${Number(row.amountWan).toLocaleString('zh-CN')} 万元`, row.unit].filter(Boolean).join(' · '),
      on: row.receivedOn,
      late: row.state === 'returned',
      href: `/desk/receipts/${row.id}`,
    })),
  };
}

type ContactDue = { id: string; name: string; firm: string | null; dueOn: string; late: boolean };

async function contactsDue(actor: PersonActor): Promise<TodaySection | null> {
  if (!canListMerchants(actor) || actor.role === 'supervisor') return null;
  const rows = await db.$queryRaw<ContactDue[]>`
    WITH t AS (SELECT (now() AT TIME ZONE 'Asia/Shanghai')::date AS today)
    SELECT m.id, m.name, m."mainCompanyName" AS firm, to_char(d.due, 'YYYY-MM-DD') AS "dueOn", d.due < t.today AS late
      FROM merchant m, t,
           LATERAL (SELECT coalesce(m."lastContactOn", m."createdAt"::date) + m."contactEveryDays" AS due) d
     WHERE m."archivedAt" IS NULL AND m."contactEveryDays" IS NOT NULL AND NOT m."doNotContact"
       AND ${scopeSql(visibleMerchants(actor), merchantScopeColumns, 'm')} AND d.due <= t.today + 3
     ORDER BY d.due, m.id LIMIT ${SHOWN}`;
  return {
    key: 'contacts',
    count: null,
    more: '/desk/merchants?key=1',
    items: rows.map((row) => ({
      id: row.id,
      title: row.name,
      sub: row.firm,
      on: row.dueOn,
      late: row.late,
      href: `/desk/merchants/${row.id}`,
    })),
  };
}

async function storiesDue(actor: PersonActor): Promise<TodaySection | null> {
  if (!canListStories(actor) || !hasRole(actor, 'clerk', 'chief')) return null;
  const state = actor.role === 'chief' ? 'submitted' : 'draft';
  const page = await listStories(actor, StoryPage.parse({ state }));
  return {
    key: 'stories',
    count: null,
    more: `/desk/showcase?state=${state}`,
    items: page.rows.slice(0, SHOWN).map((row) => ({
      id: row.id,
      title: row.title,
      sub: [row.shownName, row.firm].filter(Boolean).join(' · '),
      on: row.updatedOn,
      late: false,
      href: `/desk/showcase/${row.id}`,
    })),
  };
}

async function articlesDue(actor: PersonActor): Promise<TodaySection | null> {
  if (!canListArticles(actor) || !hasRole(actor, 'clerk', 'chief')) return null;
  const state = actor.role === 'chief' ? 'submitted' : 'draft';
  const page = await listArticles(actor, ArticlePage.parse({ state }));
  return {
    key: 'articles',
    count: null,
    more: `/desk/articles?state=${state}`,
    items: page.rows.slice(0, SHOWN).map((row) => ({
      id: row.id,
      title: row.title,
      sub: row.unit,
      on: row.updatedOn,
      late: false,
      href: `/desk/articles/${row.id}`,
    })),
  };
}

/** Imports that wait for a person: a mapping to confirm, a preview to decide, a failure to look at. */
async function importsDue(actor: PersonActor): Promise<TodaySection | null> {
  if (!canImport(actor)) return null;
  const rows = await db.batch.findMany({
    where: {
      AND: [
        { state: { in: ['mapping', 'ready', 'failed'] } },
        scopeWhere(visibleBatches(actor), batchScopeColumns),
      ],
    },
    select: { id: true, number: true, fileName: true, state: true, createdAt: true },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: SHOWN,
  });
  return {
    key: 'imports',
    count: null,
    more: '/desk/imports',
    items: rows.map((row) => ({
      id: row.id,
      title: row.fileName,
      sub: row.number,
      on: row.createdAt.toISOString().slice(0, 10),
      late: row.state === 'failed',
      href: `/desk/imports/${row.id}`,
    })),
  };
}

/** Accounts that nobody can use yet: for the two administrators who can mend it. */
async function accountsDue(actor: PersonActor): Promise<TodaySection | null> {
  if (!canGrant(actor) && !canChangeAccounts(actor)) return null;
  const page = await listUsers(actor, UserPage.parse({ idle: '1', state: 'active' }));
  return {
    key: 'accounts',
    count: null,
    more: '/desk/users?idle=1',
    items: page.rows.slice(0, SHOWN).map((row) => ({
      id: row.id,
      title: row.name,
      sub: row.account,
      on: null,
      late: false,
      href: `/desk/users/${row.id}`,
    })),
  };
}

/** The last check of the log's chain, when it found something or is older than two days. */
async function logDue(actor: PersonActor): Promise<TodaySection | null> {
  if (!canReadLog(actor)) return null;
  const last = await getLastVerification(actor);
  const stale = last === null || Date.now() - last.at.getTime() > 2 * 86_400_000;
  if (last?.isWhole && !stale) return null;
  return {
    key: 'log',
    count: null,
    more: '/desk/audit?tab=verification',
    items: [
      {
        id: 'log',
        title: '',
        sub: null,
        on: last ? last.at.toISOString().slice(0, 10) : null,
        late: last !== null && !last.isWhole,
        href: '/desk/audit?tab=verification',
      },
    ],
  };
}
