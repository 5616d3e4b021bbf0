import { merchantScopeColumns, visibleMerchants } from '@/lib/merchants/policy';
import { readsInFullSql } from '@/lib/merchants/queries/where';
import type { Actor } from '@/lib/server/actor';
import { Prisma } from '@/lib/server/db';
import { finishPage, planKeyset, type Page } from '@/lib/server/keyset';
import { readRows } from '@/lib/server/read-rows';
import { scopeSql } from '@/lib/server/scope-sql';
import type { RecipientState } from '../rules';
import type { LeftOutReason } from '../rules-recipients';
import type { RecipientFilters, RecipientPage } from '../search-params';
import { readGreeting } from './read-greeting';

/** One recipient; a person outside the actor's scope is counted, not named. Contact values are masked. */
export type RecipientRow = {
  id: string;
  merchantId: string | null;
  name: string | null;
  firm: string | null;
  honorific: string | null;
  contact: string | null;
  state: RecipientState;
  reason: LeftOutReason | null;
  isCrowded: boolean;
  isPrinted: boolean;
  sentOn: string | null;
  resultCode: string | null;
  resultOn: string | null;
  replyNote: string | null;
  isPointClosed: boolean;
};

function shown(filters: RecipientFilters): Prisma.Sql {
  const list: Prisma.Sql[] = [];
  if (filters.show === 'crowded') list.push(Prisma.sql`r."isCrowded" AND r.state <> 'left_out'`);
  else if (filters.show === 'pull_out')
    list.push(Prisma.sql`r.state = 'left_out' AND r."printedAt" IS NOT NULL`);
  else if (filters.show) list.push(Prisma.sql`r.state = ${filters.show}::"GreetingRecipientState"`);
  if (filters.reason) list.push(Prisma.sql`r.state = 'left_out' AND r.reason = ${filters.reason}`);
  return list.length > 0 ? Prisma.join(list, ' AND ') : Prisma.sql`TRUE`;
}

/** Recipients of a frozen list in the order of the list, fifty a page. */
export async function listRecipients(
  actor: Actor,
  greetingId: string,
  page: RecipientPage,
): Promise<Page<RecipientRow>> {
  const { id } = await readGreeting(actor, greetingId);
  const { after, before, ...filters } = page;
  const plan = planKeyset({
    table: 'greeting_recipient',
    alias: 'r',
    order: { name: 'list', column: 'sortNo', direction: 'asc' },
    filters: { ...filters, id },
    after,
    before,
  });
  const visible = scopeSql(visibleMerchants(actor), merchantScopeColumns, 'm');
  const inFull = Prisma.sql`(${visible} AND ${readsInFullSql(actor, 'm')})`;
  const rows = await readRows<RecipientRow>(Prisma.sql`
    SELECT r.id, CASE WHEN ${visible} THEN m.id END AS "merchantId", CASE WHEN ${visible} THEN m.name END AS name,
           CASE WHEN ${inFull} THEN m."mainCompanyName" END AS firm, CASE WHEN ${inFull} THEN r.honorific END AS honorific,
           CASE WHEN ${inFull} THEN (SELECT c.masked FROM contact_point c WHERE c.id = r."contactPointId") END AS contact,
           r.state::text AS state, r.reason, r."isCrowded", r."printedAt" IS NOT NULL AS "isPrinted",
           to_char(r."sentAt" AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD') AS "sentOn", r."resultCode",
           to_char(r."resultOn", 'YYYY-MM-DD') AS "resultOn", CASE WHEN ${inFull} THEN r."replyNote" END AS "replyNote",
           r."isPointClosed"
      FROM greeting_recipient r JOIN merchant m ON m.id = r."merchantId"
     WHERE r."greetingId" = ${id}::uuid AND ${shown(filters)} AND ${plan.condition}
     ORDER BY ${plan.orderBy} LIMIT ${plan.limit}`);
  return finishPage(plan, rows);
}

/** The copy of one recipient who gets the greeting: the first of the list, or the one after `sortNo`. */
export type PreviewPerson = { id: string; name: string; firm: string | null; honorific: string };

/** The first few who get the greeting, whom the actor reads in full: whose copies the page shows. */
export async function listPreviewPeople(actor: Actor, greetingId: string): Promise<PreviewPerson[]> {
  const { id } = await readGreeting(actor, greetingId);
  return readRows<PreviewPerson>(Prisma.sql`
    SELECT m.id, m.name, m."mainCompanyName" AS firm, r.honorific
      FROM greeting_recipient r JOIN merchant m ON m.id = r."merchantId"
     WHERE r."greetingId" = ${id}::uuid AND r.state <> 'left_out' AND m."archivedAt" IS NULL
       AND ${scopeSql(visibleMerchants(actor), merchantScopeColumns, 'm')} AND ${readsInFullSql(actor, 'm')}
     ORDER BY r."sortNo", r.id LIMIT 3`);
}
