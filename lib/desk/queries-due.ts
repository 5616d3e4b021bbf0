import { canListArticles } from '@/lib/articles/policy';
import { countArticles, listArticles } from '@/lib/articles/queries/list-articles';
import { ArticlePage } from '@/lib/articles/search-params';
import { canListChambers } from '@/lib/chambers/policy';
import { countChambers, listChambers } from '@/lib/chambers/queries/list-chambers';
import { ChamberPage } from '@/lib/chambers/search-params';
import { canExport } from '@/lib/exports/policy';
import { countWaitingExports, listExports } from '@/lib/exports/queries/list-exports';
import { ExportPage } from '@/lib/exports/search-params';
import { canImport } from '@/lib/imports/policy';
import { countWaitingBatches, listBatches } from '@/lib/imports/queries/list-batches';
import { BatchListPage } from '@/lib/imports/search-params';
import { canListLeads } from '@/lib/leads/policy';
import { countLeads, listLeads } from '@/lib/leads/queries/leads';
import { LeadPage } from '@/lib/leads/search-params';
import { canListMerchants } from '@/lib/merchants/policy';
import { countMerchants, listMerchants } from '@/lib/merchants/queries/list-merchants';
import { listContactsDue } from '@/lib/merchants/queries/contacts-due';
import { MerchantPage } from '@/lib/merchants/search-params';
import { canListOffers } from '@/lib/offers/policy';
import { countOffers, listOffers } from '@/lib/offers/queries/offers';
import { OfferPage } from '@/lib/offers/search-params';
import { canListPolicies, canWritePolicies } from '@/lib/policies/policy';
import { countPolicies, listPolicies } from '@/lib/policies/queries/policies';
import { PolicyPage } from '@/lib/policies/search-params';
import { canListReceipts } from '@/lib/receipts/policy';
import { countReceipts, listReceipts } from '@/lib/receipts/queries/list-receipts';
import { ReceiptPage } from '@/lib/receipts/search-params';
import { hasRole, type PersonActor } from '@/lib/server/actor';
import type { CappedCount } from '@/lib/server/keyset';
import { queryText } from '@/lib/shared/search-query';
import { canListStories } from '@/lib/showcase/policy';
import { countStories, listStories } from '@/lib/showcase/queries/list-stories';
import { StoryPage } from '@/lib/showcase/search-params';
import { canChangeAccounts, canGrant } from '@/lib/users/policy';
import { countUsers, listUsers } from '@/lib/users/queries';
import { UserPage } from '@/lib/users/search-params';

/** Kinds of things that wait, in the order in which 今日 shows them. */
export type DueKey =
  | 'leads'
  | 'receipts'
  | 'stories'
  | 'articles'
  | 'offers'
  | 'policies'
  | 'imports'
  | 'exports'
  | 'contacts'
  | 'expiring'
  | 'chambers'
  | 'storyDrafts'
  | 'articleDrafts'
  | 'offerDrafts'
  | 'accounts';

/** One thing that waits: what it is, whose, since or until when; the row leads to the page where it is done. */
export type DueItem = {
  id: string;
  title: string;
  /** firm, unit, number: what tells it from its neighbours */
  sub: string | null;
  /** 万元 as decimal text */
  amountWan?: string;
  /** YYYY-MM-DD, of the kind that the section says (due, received) */
  on: string | null;
  late: boolean;
  href: string;
};

/** A kind with its list: `query` are the conditions of the list page, so that count, rows and page cannot differ. */
export type DueKind = {
  key: DueKey;
  /** entry of the rail that carries the number; null when another kind of the same noun does */
  rail: string | null;
  /** the list page with its conditions */
  href: string;
  count: () => Promise<CappedCount>;
  items: (size: number) => Promise<DueItem[]>;
};

type Query = Readonly<Record<string, string>>;
const exact = async (count: Promise<number>): Promise<CappedCount> => ({
  value: await count,
  isCapped: false,
});
const join = (...parts: (string | null)[]): string | null => parts.filter(Boolean).join(' · ') || null;
const hrefOf = (noun: string, query: Query): string => `/desk/${noun}${queryText(query)}`;

/** What can be due for this person under the active grant: who has no part in a kind does not get it. */
export function dueKindsOf(actor: PersonActor): DueKind[] {
  const kinds = [
    leads(actor),
    receipts(actor),
    ...drafts(actor, 'chief', { state: 'submitted' }),
    policies(actor),
    imports(actor),
    exportsToDecide(actor),
    contacts(actor),
    expiring(actor),
    chambers(actor),
    ...drafts(actor, 'writer', { state: 'draft', mine: '1' }),
    accounts(actor),
  ];
  return kinds.filter((kind) => kind !== null);
}

/** How many of each kind wait for this person, kinds with none left out; each number is that of the list it opens. */
export async function countDue(
  actor: PersonActor,
): Promise<{ key: DueKey; rail: string | null; href: string; count: CappedCount }[]> {
  const counted = await Promise.all(
    dueKindsOf(actor).map(async ({ key, rail, href, count }) => ({ key, rail, href, count: await count() })),
  );
  return counted.filter(({ count }) => count.value > 0);
}

/** Leads whose clock runs; a leader is told of the overdue ones only. */
function leads(actor: PersonActor): DueKind | null {
  if (!canListLeads(actor) || actor.role === 'supervisor') return null;
  const query: Query = actor.role === 'leader' ? { late: '1' } : { waiting: '1' };
  return {
    key: 'leads',
    rail: 'leads',
    href: hrefOf('leads', query),
    count: () =>
      exact(countLeads(actor).then((counts) => (actor.role === 'leader' ? counts.late : counts.waiting))),
    items: async (size) =>
      (await listLeads(actor, LeadPage.parse(query), size)).rows.map((row) => ({
        id: row.id,
        title: row.offer ?? row.firm ?? row.number,
        sub: join(row.number, row.unit),
        on: row.dueOn,
        late: row.isOverdue,
        href: `/desk/leads/${row.id}`,
      })),
  };
}

/** The own queue: lines to check, to decide, or returned to be mended. */
function receipts(actor: PersonActor): DueKind | null {
  if (!canListReceipts(actor) || !hasRole(actor, 'clerk', 'chief', 'filler')) return null;
  const query = { view: 'queue' };
  const page = ReceiptPage.parse(query);
  return {
    key: 'receipts',
    rail: 'receipts',
    href: hrefOf('receipts', query),
    count: () => countReceipts(actor, page),
    items: async (size) =>
      (await listReceipts(actor, page, size)).rows.map((row) => ({
        id: row.id,
        title: row.project,
        sub: row.unit,
        amountWan: row.amountWan,
        on: row.receivedOn,
        late: row.state === 'returned',
        href: `/desk/receipts/${row.id}`,
      })),
  };
}

/** What a chief is asked to publish, and what a writer has not handed in yet. */
function drafts(actor: PersonActor, who: 'chief' | 'writer', query: Query): (DueKind | null)[] {
  const isChief = hasRole(actor, 'chief');
  const asked = who === 'chief' ? isChief : hasRole(actor, 'clerk', 'chief');
  // a clerk of the bureau gives the opinions of the pre-review on what was handed in (E2)
  const reviews = who === 'chief' && hasRole(actor, 'clerk') && actor.isWholeProgramme;
  const ownOffers = who === 'writer' && hasRole(actor, 'filler');
  return [
    asked && canListStories(actor) ? stories(actor, query, who, isChief) : null,
    asked && canListArticles(actor) ? articles(actor, query, who, isChief) : null,
    (asked || reviews || ownOffers) && canListOffers(actor)
      ? offers(actor, query, who, isChief || (hasRole(actor, 'clerk') && actor.isWholeProgramme))
      : null,
  ];
}

/** The rail counts what waits for a decision; for who decides nothing it counts the own drafts. */
const railOf = (noun: string, who: 'chief' | 'writer', decides: boolean): string | null =>
  who === 'writer' && decides ? null : noun;

function stories(actor: PersonActor, query: Query, who: 'chief' | 'writer', decides: boolean): DueKind {
  const page = StoryPage.parse(query);
  return {
    key: who === 'chief' ? 'stories' : 'storyDrafts',
    rail: railOf('showcase', who, decides),
    href: hrefOf('showcase', query),
    count: () => exact(countStories(actor, page)),
    items: async (size) =>
      (await listStories(actor, page, size)).rows.map((row) => ({
        id: row.id,
        title: row.title,
        sub: join(row.shownName, row.firm),
        on: row.updatedOn,
        late: false,
        href: `/desk/showcase/${row.id}`,
      })),
  };
}

function articles(actor: PersonActor, query: Query, who: 'chief' | 'writer', decides: boolean): DueKind {
  const page = ArticlePage.parse(query);
  return {
    key: who === 'chief' ? 'articles' : 'articleDrafts',
    rail: railOf('articles', who, decides),
    href: hrefOf('articles', query),
    count: () => exact(countArticles(actor, page)),
    items: async (size) =>
      (await listArticles(actor, page, size)).rows.map((row) => ({
        id: row.id,
        title: row.title,
        sub: row.unit,
        on: row.updatedOn,
        late: false,
        href: `/desk/articles/${row.id}`,
      })),
  };
}

function offers(actor: PersonActor, query: Query, who: 'chief' | 'writer', decides: boolean): DueKind {
  const page = OfferPage.parse(query);
  return {
    key: who === 'chief' ? 'offers' : 'offerDrafts',
    rail: railOf('offers', who, decides),
    href: hrefOf('offers', query),
    count: () => exact(countOffers(actor, page)),
    items: async (size) =>
      (await listOffers(actor, page, size)).rows.map((row) => ({
        id: row.id,
        title: row.title,
        sub: join(row.fileNo, row.unit),
        on: row.updatedOn,
        late: false,
        href: `/desk/offers/${row.id}`,
      })),
  };
}

/** Documents with clauses that wait for the outcome of their fair-competition review. */
function policies(actor: PersonActor): DueKind | null {
  if (!canListPolicies(actor) || !canWritePolicies(actor) || !hasRole(actor, 'chief')) return null;
  const query = { review: 'waiting' };
  const page = PolicyPage.parse(query);
  return {
    key: 'policies',
    rail: 'policies',
    href: hrefOf('policies', query),
    count: () => exact(countPolicies(actor, page)),
    items: async (size) =>
      (await listPolicies(actor, page, size)).rows.map((row) => ({
        id: row.id,
        title: row.title,
        sub: join(row.docNo, row.issuer),
        on: row.issuedOn,
        late: false,
        href: `/desk/policies/${row.id}`,
      })),
  };
}

/** Imports that wait for a person: a mapping to confirm, a preview to decide, a failure to look at. */
function imports(actor: PersonActor): DueKind | null {
  if (!canImport(actor)) return null;
  const query = { waiting: '1' };
  return {
    key: 'imports',
    rail: 'imports',
    href: hrefOf('imports', query),
    count: () => exact(countWaitingBatches(actor)),
    items: async (size) =>
      (await listBatches(actor, BatchListPage.parse(query), size)).rows.map((row) => ({
        id: row.id,
        title: row.fileName,
        sub: row.number,
        on: row.createdAt.slice(0, 10),
        late: row.state === 'failed',
        href: `/desk/imports/${row.id}`,
      })),
  };
}

/** Lists of people that a chief is asked to let out of the house. */
function exportsToDecide(actor: PersonActor): DueKind | null {
  if (!canExport(actor) || !hasRole(actor, 'chief')) return null;
  const query = { view: 'waiting' };
  const page = ExportPage.parse(query);
  return {
    key: 'exports',
    rail: 'exports',
    href: hrefOf('exports', query),
    count: () => exact(countWaitingExports(actor)),
    items: async (size) =>
      (await listExports(actor, page, size)).rows.map((row) => ({
        id: row.id,
        title: row.reason,
        sub: join(row.number, row.user, row.unit),
        on: row.createdAt.slice(0, 10),
        late: false,
        href: `/desk/exports/${row.id}`,
      })),
  };
}

/** People who should be contacted within three days, or should have been. */
function contacts(actor: PersonActor): DueKind | null {
  if (!canListMerchants(actor) || actor.role === 'supervisor') return null;
  const query = { due: '1' };
  return {
    key: 'contacts',
    rail: 'merchants',
    href: hrefOf('merchants', query),
    count: () => countMerchants(actor, MerchantPage.parse(query)),
    items: async (size) =>
      (await listContactsDue(actor, size)).map((row) => ({
        id: row.id,
        title: row.name,
        sub: row.firm,
        on: row.dueOn,
        late: row.late,
        href: `/desk/merchants/${row.id}`,
      })),
  };
}

/** People whose lawful basis ends within thirty days. */
function expiring(actor: PersonActor): DueKind | null {
  if (!canListMerchants(actor) || !hasRole(actor, 'clerk', 'chief', 'filler')) return null;
  const query = { expiring: '1' };
  const page = MerchantPage.parse(query);
  return {
    key: 'expiring',
    rail: null,
    href: hrefOf('merchants', query),
    count: () => countMerchants(actor, page),
    items: async (size) =>
      (await listMerchants(actor, page, size)).rows.map((row) => ({
        id: row.id,
        title: row.name,
        sub: row.company,
        on: null,
        late: false,
        href: `/desk/merchants/${row.id}`,
      })),
  };
}

/** Chambers whose term has ended or ends within sixty days. */
function chambers(actor: PersonActor): DueKind | null {
  if (!canListChambers(actor) || !hasRole(actor, 'clerk', 'chief')) return null;
  const query = { term: 'ending' };
  const page = ChamberPage.parse(query);
  return {
    key: 'chambers',
    rail: 'chambers',
    href: hrefOf('chambers', query),
    count: () => exact(countChambers(actor, page)),
    items: async (size) =>
      (await listChambers(actor, page, size)).rows.map((row) => ({
        id: row.id,
        title: row.name,
        sub: row.city,
        on: row.termEndsOn,
        late: false,
        href: `/desk/chambers/${row.id}`,
      })),
  };
}

/** Accounts that nobody can use yet: for the two administrators who can mend it. */
function accounts(actor: PersonActor): DueKind | null {
  if (!canGrant(actor) && !canChangeAccounts(actor)) return null;
  const query = { idle: '1', state: 'active' };
  const page = UserPage.parse(query);
  return {
    key: 'accounts',
    rail: 'users',
    href: hrefOf('users', query),
    count: () => exact(countUsers(actor, page)),
    items: async (size) =>
      (await listUsers(actor, page, size)).rows.map((row) => ({
        id: row.id,
        title: row.name,
        sub: row.account,
        on: null,
        late: false,
        href: `/desk/users/${row.id}`,
      })),
  };
}
