import { canExport } from '@/lib/exports/policy';
import { countWaitingExports, listExports } from '@/lib/exports/queries/list-exports';
import { ExportPage } from '@/lib/exports/search-params';
import { canImport } from '@/lib/imports/policy';
import { countWaitingBatches, listBatches } from '@/lib/imports/queries/list-batches';
import { BatchListPage } from '@/lib/imports/search-params';
import { canListLeads } from '@/lib/leads/policy';
import { countLeads, listLeads } from '@/lib/leads/queries/leads';
import { LeadPage } from '@/lib/leads/search-params';
import { canListReceipts } from '@/lib/receipts/policy';
import { countReceipts, listReceipts } from '@/lib/receipts/queries/list-receipts';
import { ReceiptPage } from '@/lib/receipts/search-params';
import { hasRole, type PersonActor } from '@/lib/server/actor';
import type { CappedCount } from '@/lib/server/keyset';
import { draftKinds, policyKind } from './queries-due-content';
import { exact, hrefOf, join, type DueKey, type DueKind, type Query } from './queries-due-kind';
import { peopleKinds } from './queries-due-people';

/** What can be due for this person under the active grant: who has no part in a kind does not get it. */
export function dueKindsOf(actor: PersonActor): DueKind[] {
  const kinds = [
    leads(actor),
    receipts(actor),
    ...draftKinds(actor, 'chief', { state: 'submitted' }),
    policyKind(actor),
    imports(actor),
    exportsToDecide(actor),
    ...peopleKinds(actor),
    ...draftKinds(actor, 'writer', { state: 'draft', mine: '1' }),
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
