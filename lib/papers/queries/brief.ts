import { canListAppeals } from '@/lib/appeals/policy';
import { listAppealedContacts } from '@/lib/appeals/queries/appealed-contacts';
import { listAppeals, type AppealRow } from '@/lib/appeals/queries/list-appeals';
import { AppealPage } from '@/lib/appeals/search-params';
import { listAgreementsOfProjects, type SignedAgreement } from '@/lib/agreements/queries/agreements-of';
import { listOfficesOf, type HeldOffice } from '@/lib/chambers/queries/offices-of';
import {
  countInteractions,
  listInteractions,
  type InteractionRow,
} from '@/lib/interactions/queries/list-interactions';
import { InteractionFilters, InteractionPage } from '@/lib/interactions/search-params';
import { isHidden, merchantScopeColumns, visibleMerchants } from '@/lib/merchants/policy';
import { getMerchant, type MerchantDetail } from '@/lib/merchants/queries/get-merchant';
import { listProjectsOf, type ProjectOfPerson } from '@/lib/projects/queries/projects-of';
import type { Actor } from '@/lib/server/actor';
import { db } from '@/lib/server/db';
import { scopeWhere } from '@/lib/server/scope';
import { ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { canMakeBriefs } from '../policy';

/** So many rows of each part a page may hold (rules-brief.ts). */
const MOST = { projects: 5, agreements: 4, difficulties: 4, contacts: 5, steps: 5 } as const;

type Some<Row> = { rows: Row[]; total: number };

/** Everything that a brief before a visit may say of a person, as far as the actor reads it on the pages. */
export type Brief = {
  merchant: MerchantDetail;
  /** who keeps in touch; null also where the actor may not read it */
  officer: string | null;
  offices: HeldOffice[];
  projects: Some<ProjectOfPerson>;
  agreements: Some<SignedAgreement>;
  /** difficulties that were brought up and are not settled */
  difficulties: Some<InteractionRow>;
  contacts: Some<InteractionRow>;
  /** what the person asked for and units have not settled yet */
  appeals: Some<AppealRow>;
  /** agreed next steps that are open */
  steps: Some<InteractionRow>;
};

/** Open difficulties that are compared with the appeals. */
const MOST_LOOKED_AT = 50;

const NONE = { rows: [], total: 0 };

/**
 * Gathers a brief. Field rules, basis and scope are those of the pages, since their queries are asked; of a person
 * whose record is not read in full only the minimum is said, and nothing of projects, chambers and contacts. A record
 * outside the scope, archived or merged: 404.
 */
export async function getBrief(actor: Actor, merchantId: string): Promise<Brief> {
  if (!canMakeBriefs(actor)) throw new ForbiddenError('papers.brief');
  const merchant = await getMerchant(actor, merchantId);
  if (merchant.archivedOn !== null) throw new NotFoundError('merchant');
  if (!merchant.inFull)
    return {
      ...{ merchant, officer: null, offices: [] },
      ...{ projects: NONE, agreements: NONE, difficulties: NONE, contacts: NONE, steps: NONE, appeals: NONE },
    };
  const [officer, offices, projects, open, contacts, steps, appeals, asked] = await Promise.all([
    readOfficer(actor, merchantId),
    listOfficesOf(actor, merchantId),
    listProjectsOf(actor, merchantId, MOST.projects),
    contactsWhere(actor, { merchant: merchantId, difficulty: 'open' }, MOST_LOOKED_AT),
    contactsWhere(actor, { merchant: merchantId, state: 'complete' }, MOST.contacts),
    contactsWhere(actor, { merchant: merchantId, next: 'open' }, MOST.steps),
    openAppeals(actor, merchantId),
    listAppealedContacts(actor, merchantId),
  ]);
  const difficulties = without(open, new Set(asked), MOST.difficulties);
  const agreements = await listAgreementsOfProjects(
    actor,
    projects.rows.map((row) => row.id),
    MOST.agreements,
  );
  return { merchant, officer, offices, projects, agreements, difficulties, contacts, steps, appeals };
}

/** A difficulty that became an appeal stands there, and not a second time among the difficulties. */
function without(some: Some<InteractionRow>, ids: ReadonlySet<string>, size: number): Some<InteractionRow> {
  const rows = some.rows.filter(({ id }) => !ids.has(id));
  return { rows: rows.slice(0, size), total: some.total - (some.rows.length - rows.length) };
}

async function openAppeals(actor: Actor, merchant: string): Promise<Some<AppealRow>> {
  if (!canListAppeals(actor)) return NONE;
  const { rows } = await listAppeals(actor, AppealPage.parse({ merchant }), 20);
  const open = rows.filter((row) => row.state !== 'closed');
  return { rows: open.slice(0, MOST.difficulties), total: open.length };
}

async function contactsWhere(
  actor: Actor,
  query: Record<string, string>,
  size: number,
): Promise<Some<InteractionRow>> {
  const [page, count] = await Promise.all([
    listInteractions(actor, InteractionPage.parse(query), size),
    countInteractions(actor, InteractionFilters.parse(query)),
  ]);
  return { rows: page.rows, total: count.value };
}

/** Name of the officer who keeps in touch with the person. */
async function readOfficer(actor: Actor, merchantId: string): Promise<string | null> {
  if (isHidden(actor, 'key')) return null;
  const row = await db.merchant.findFirst({
    where: { AND: [{ id: merchantId }, scopeWhere(visibleMerchants(actor), merchantScopeColumns)] },
    select: { officerId: true },
  });
  if (!row?.officerId) return null;
  const user = await db.user.findUnique({ where: { id: row.officerId }, select: { name: true } });
  return user?.name ?? null;
}
