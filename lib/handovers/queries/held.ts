import { appealWhere } from '@/lib/appeals/queries/where';
import { greetingScopeColumns, visibleGreetings } from '@/lib/greetings/policy';
import { interactionWhere, readableSql } from '@/lib/interactions/queries/where';
import { leadScopeColumns, visibleLeads } from '@/lib/leads/policy';
import { merchantScopeColumns, visibleMerchants } from '@/lib/merchants/policy';
import { merchantWhere } from '@/lib/merchants/queries/where';
import { MerchantFilters } from '@/lib/merchants/search-params';
import { projectScopeColumns, visibleProjects } from '@/lib/projects/policy';
import { hasRole, type PersonActor } from '@/lib/server/actor';
import { Prisma } from '@/lib/server/db';
import { scopeSql } from '@/lib/server/scope-sql';
import type { HandoverKind, HandoverSplit } from '../schema';

/** Which table a kind lies in, under which letter its conditions name it, and which column names the officer. */
const TABLES = {
  people: ['merchant', 'm', 'officerId'],
  contacts: ['interaction', 'i', 'nextUserId'],
  appeals: ['appeal', 'a', 'handlerId'],
  leads: ['lead', 'l', 'officerId'],
  projects: ['project', 'p', 'officerId'],
  greetings: ['greeting', 'g', 'officerId'],
} as const satisfies Record<HandoverKind, readonly [table: string, alias: string, column: string]>;

/** SQL: `merchant m`, and the column that names the officer: `m."officerId"`. */
export const tableOf = (kind: HandoverKind) => {
  const [table, alias, column] = TABLES[kind];
  return {
    from: Prisma.raw(`${table} ${alias}`),
    of: Prisma.raw(alias),
    officer: Prisma.raw(`${alias}."${column}"`),
  };
};

/** SQL: something of interaction `i` stands open. */
export const openParts = {
  draft: Prisma.sql`i.state = 'draft'`,
  next: Prisma.sql`(i."nextOn" IS NOT NULL AND i."nextDoneOn" IS NULL)`,
  difficulty: Prisma.sql`i."difficultyState" = 'open'`,
} as const;

/** SQL: the record is still to be worked on; what is settled stays in the history of whoever settled it. */
const STILL_OPEN: Record<HandoverKind, Prisma.Sql> = {
  people: Prisma.sql`m."archivedAt" IS NULL`,
  contacts: Prisma.sql`(${openParts.draft} OR ${openParts.next} OR ${openParts.difficulty}) AND i."archivedAt" IS NULL`,
  appeals: Prisma.sql`a.state <> 'closed'`,
  leads: Prisma.sql`l.state IN ('fresh', 'accepted', 'following')`,
  projects: Prisma.sql`p.status IN ('ongoing', 'paused') AND p."archivedAt" IS NULL`,
  greetings: Prisma.sql`g.state <> 'closed' AND g."archivedAt" IS NULL`,
};

/** SQL: what the actor sees of a kind: the same rule as its list. */
function seenSql(actor: PersonActor, kind: HandoverKind): Prisma.Sql {
  switch (kind) {
    case 'people':
      // who is in charge is withheld without a lawful basis, so the filter finds what is read in full
      return merchantWhere(actor, MerchantFilters.parse({ full: '1' }));
    case 'contacts':
      return interactionWhere(actor, {});
    case 'appeals':
      return appealWhere(actor, {});
    case 'leads':
      return scopeSql(visibleLeads(actor), leadScopeColumns, 'l');
    case 'projects':
      return scopeSql(visibleProjects(actor), projectScopeColumns, 'p');
    case 'greetings':
      return scopeSql(visibleGreetings(actor), greetingScopeColumns, 'g');
  }
}

/** SQL: the actor sees it, and it still stands open, whoever has it in hand. */
export const openSql = (actor: PersonActor, kind: HandoverKind): Prisma.Sql =>
  Prisma.sql`${seenSql(actor, kind)} AND ${STILL_OPEN[kind]}`;

/** SQL: the same of what one officer has in hand. */
export const heldSql = (actor: PersonActor, kind: HandoverKind, userId: string): Prisma.Sql =>
  Prisma.sql`${openSql(actor, kind)} AND ${tableOf(kind).officer} = ${userId}::uuid`;

/** SQL: an officer counts this as open, whoever asks; a number alone comes of it. */
export const countedSql = (kind: HandoverKind): Prisma.Sql => STILL_OPEN[kind];

/** SQL: whoever takes it over may see it, and does the work of its kind. */
export function takesSql(taker: PersonActor, kind: HandoverKind): Prisma.Sql {
  if (kind === 'people') return scopeSql(visibleMerchants(taker), merchantScopeColumns, 'm');
  if (kind === 'contacts') return readableSql(taker);
  // leaders and supervisors read these, and work on none
  return hasRole(taker, 'clerk', 'chief', 'filler') ? seenSql(taker, kind) : Prisma.sql`FALSE`;
}

/** SQL: the part in which a person falls, as text; null where what they are parted by is not known. */
export const partSql: Record<HandoverSplit, Prisma.Sql> = {
  unit: Prisma.sql`m."ownerUnitId"::text`,
  hometown: Prisma.sql`m."hometownCountyId"::text`,
  residence: Prisma.sql`m."residenceProvinceId"::text`,
  key: Prisma.sql`CASE WHEN m."isKey" THEN 'key' ELSE 'rest' END`,
};
