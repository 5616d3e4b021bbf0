import { festivalsOfYear } from '@/lib/greetings/rules-festivals';
import type { GreetingFestival } from '@/lib/greetings/rules-festivals';
import { listOwnDays } from '@/lib/greetings/queries/year';
import { listInteractions, type InteractionRow } from '@/lib/interactions/queries/list-interactions';
import { InteractionPage } from '@/lib/interactions/search-params';
import { contactDueOn } from '@/lib/merchants/queries/where';
import { merchantScopeColumns, visibleMerchants } from '@/lib/merchants/policy';
import type { Actor, PersonActor } from '@/lib/server/actor';
import { Prisma } from '@/lib/server/db';
import { readRows } from '@/lib/server/read-rows';
import { scopeSql } from '@/lib/server/scope-sql';
import { today } from '@/lib/shared/dates';
import { ForbiddenError } from '@/lib/shared/errors';
import { canUseHandovers } from '../policy';
import { heldSql } from './held';
import { getHoldings, type Holdings } from './holdings';

/** Lines that each part of the pack holds; what is more is counted, and opened in the ledger. */
export const PACK_LINES = { people: 80, greet: 20, others: 50 } as const;

/** A person in the pack; days as YYYY-MM-DD. */
export type PackPerson = {
  name: string;
  firm: string | null;
  title: string | null;
  phone: string | null;
  salutation: string | null;
  channel: string | null;
  hours: string | null;
  isKey: boolean;
  doNotContact: boolean;
  lastOn: string | null;
  dueOn: string | null;
  late: boolean;
};

/** What a successor has to know first. */
export type HandoverPack = {
  holdings: Holdings;
  people: PackPerson[];
  /** whom to greet at the next festival, key people first; whoever is not to be contacted is not among them */
  greet: PackPerson[];
  festival: { code: GreetingFestival; name: string | null; date: string } | null;
  steps: InteractionRow[];
  difficulties: InteractionRow[];
  drafts: InteractionRow[];
  leads: {
    number: string;
    sender: string;
    firm: string | null;
    state: string;
    dueOn: string | null;
    late: boolean;
    /** its clock has stopped */
    answered: boolean;
  }[];
  appeals: { number: string; title: string; person: string | null; dueOn: string | null; late: boolean }[];
  requests: { number: string; name: string; kind: string; dueOn: string | null; late: boolean }[];
  projects: { number: string; name: string; stage: string; unit: string | null }[];
  campaigns: { title: string; on: string }[];
};

/** Everything that an officer has in hand, as the reader may see it, the most urgent first. */
export async function getPack(actor: Actor, userId: string): Promise<HandoverPack> {
  if (!canUseHandovers(actor)) throw new ForbiddenError('handovers.pack');
  const holdings = await getHoldings(actor, userId, undefined);
  const log = async (query: Record<string, string>) =>
    (await listInteractions(actor, InteractionPage.parse({ holder: userId, ...query }), PACK_LINES.others))
      .rows;
  const [
    people,
    greet,
    festival,
    steps,
    difficulties,
    drafts,
    leads,
    appeals,
    requests,
    projects,
    campaigns,
  ] = await Promise.all([
    peopleOf(actor, userId, Prisma.sql`TRUE`, PACK_LINES.people),
    peopleOf(actor, userId, Prisma.sql`NOT m."doNotContact"`, PACK_LINES.greet, true),
    nextFestival(actor),
    log({ next: 'open' }),
    log({ difficulty: 'open' }),
    log({ state: 'draft' }),
    readRows<HandoverPack['leads'][number]>(Prisma.sql`
        SELECT l.number, l."senderName" AS sender, l.firm, l.state::text AS state,
               to_char(l."answerDueAt" AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD') AS "dueOn",
               (l."answeredAt" IS NULL AND l."answerDueAt" < now()) IS TRUE AS late, l."answeredAt" IS NOT NULL AS answered
          FROM lead l WHERE ${heldSql(actor, 'leads', userId)}
         ORDER BY (l."answeredAt" IS NOT NULL), l."answerDueAt" NULLS LAST, l.id LIMIT ${PACK_LINES.others}`),
    appealsOf(actor, userId),
    requestsOf(actor, userId),
    readRows<HandoverPack['projects'][number]>(Prisma.sql`
        SELECT p.number, p.name, p.stage::text AS stage, u."shortName" AS unit
          FROM project p LEFT JOIN unit u ON u.id = p."ownerUnitId" WHERE ${heldSql(actor, 'projects', userId)}
         ORDER BY p."updatedAt" DESC, p.id LIMIT ${PACK_LINES.others}`),
    readRows<HandoverPack['campaigns'][number]>(Prisma.sql`
        SELECT g.title, to_char(g."festivalOn", 'YYYY-MM-DD') AS "on"
          FROM greeting g WHERE ${heldSql(actor, 'greetings', userId)} ORDER BY g."festivalOn", g.id LIMIT ${PACK_LINES.others}`),
  ]);
  return {
    holdings,
    people,
    greet,
    festival,
    steps,
    difficulties,
    drafts,
    leads,
    appeals,
    requests,
    projects,
    campaigns,
  };
}

/**
 * People by urgency: whose day of contact is past or near, then key people, then the longest without one. To greet:
 * key people first, then the strongest.
 */
async function peopleOf(
  actor: PersonActor,
  userId: string,
  more: Prisma.Sql,
  size: number,
  toGreet = false,
): Promise<PackPerson[]> {
  const order = toGreet
    ? Prisma.sql`m."isKey" DESC, s."sortNo" NULLS LAST, m."lastContactOn" NULLS FIRST, m.id`
    : Prisma.sql`${contactDueOn} NULLS LAST, m."isKey" DESC, m."lastContactOn" NULLS FIRST, m.id`;
  return readRows<PackPerson>(Prisma.sql`
    SELECT m.name, m."mainCompanyName" AS firm, m."mainTitle" AS title, m.salutation,
           (SELECT k.masked FROM contact_point k WHERE k."merchantId" = m.id AND k."validTo" IS NULL AND NOT k."doNotUse"
              AND k.kind IN ('mobile', 'landline') ORDER BY k.preferred DESC, k."sortNo", k.id LIMIT 1) AS phone,
           m."preferredChannel"::text AS channel, m."contactHours" AS hours, m."isKey", m."doNotContact",
           to_char(m."lastContactOn", 'YYYY-MM-DD') AS "lastOn", to_char(${contactDueOn}, 'YYYY-MM-DD') AS "dueOn",
           (${contactDueOn} < (now() AT TIME ZONE 'Asia/Shanghai')::date) IS TRUE AS late
      FROM merchant m LEFT JOIN tier s ON s.id = m."strengthTierId"
     WHERE ${heldSql(actor, 'people', userId)} AND ${more} ORDER BY ${order} LIMIT ${size}`);
}

/** Appeals that the officer handles, the nearest day first; the name of a person that the reader may not see is missing. */
async function appealsOf(actor: PersonActor, userId: string): Promise<HandoverPack['appeals']> {
  return readRows<HandoverPack['appeals'][number]>(Prisma.sql`
    SELECT a.number, a.title, m.name AS person, to_char(a."dueOn", 'YYYY-MM-DD') AS "dueOn",
           (a."dueOn" < (now() AT TIME ZONE 'Asia/Shanghai')::date) IS TRUE AS late
      FROM appeal a LEFT JOIN merchant m ON m.id = a."merchantId"
             AND ${scopeSql(visibleMerchants(actor), merchantScopeColumns, 'm')}
     WHERE ${heldSql(actor, 'appeals', userId)} ORDER BY a."dueOn" NULLS LAST, a.id LIMIT ${PACK_LINES.others}`);
}

/** Requests of the officer's people about their own data, whose clocks run. */
async function requestsOf(actor: PersonActor, userId: string): Promise<HandoverPack['requests']> {
  return readRows<HandoverPack['requests'][number]>(Prisma.sql`
    SELECT r.number, m.name, r.kind::text AS kind, to_char(r."dueOn", 'YYYY-MM-DD') AS "dueOn",
           (r."dueOn" < (now() AT TIME ZONE 'Asia/Shanghai')::date) IS TRUE AS late
      FROM rights_request r JOIN merchant m ON m.id = r."merchantId"
     WHERE r.state = 'open' AND ${heldSql(actor, 'people', userId)}
     ORDER BY r."dueOn" NULLS LAST, r.id LIMIT ${PACK_LINES.others}`);
}

/** The next festival or own day from today on. */
async function nextFestival(actor: PersonActor): Promise<HandoverPack['festival']> {
  const on = today();
  const year = Number(on.slice(0, 4));
  const own = await listOwnDays(actor);
  const days = [...festivalsOfYear(year, own, on), ...festivalsOfYear(year + 1, own, on)];
  const next = days.find(({ ahead }) => ahead >= 0);
  return next ? { code: next.code, name: next.name, date: next.date } : null;
}
