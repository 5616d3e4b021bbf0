import { canListAgreements } from '@/lib/agreements/policy';
import { canListAppeals } from '@/lib/appeals/policy';
import { canListArticles } from '@/lib/articles/policy';
import { canReadLog } from '@/lib/audit/policy';
import { canListChains } from '@/lib/chains/policy';
import { canUseBulks } from '@/lib/bulks/policy';
import { canListChambers } from '@/lib/chambers/policy';
import { canListCompanies } from '@/lib/companies/policy';
import { canReadDefinitions } from '@/lib/definitions/policy';
import { canListEvents } from '@/lib/events/policy';
import { canExport } from '@/lib/exports/policy';
import { canUseHandovers } from '@/lib/handovers/policy';
import { canListGreetings } from '@/lib/greetings/policy';
import { canImport } from '@/lib/imports/policy';
import { canListIndicators } from '@/lib/indicators/policy';
import { canListInteractions } from '@/lib/interactions/policy';
import { canListLeads } from '@/lib/leads/policy';
import { canListMerchants } from '@/lib/merchants/policy';
import { canListOffers } from '@/lib/offers/policy';
import { canListParks } from '@/lib/parks/policy';
import { canListPolicies } from '@/lib/policies/policy';
import { canListRequests, canReviewRetention } from '@/lib/privacy/policy-requests';
import { canListProjects } from '@/lib/projects/policy';
import { canListReceipts } from '@/lib/receipts/policy';
import { hasRole, type Actor, type Role } from '@/lib/server/actor';
import { canListStories } from '@/lib/showcase/policy';
import { canListTranslations } from '@/lib/translations/policy';
import { canReadUnits } from '@/lib/units/policy';
import { canReadUsers } from '@/lib/users/policy';

/** Groups of the rail, in order: 人 · 会 · 项目 · 资金 · 服务 · 内容 · 系统. */
export const railGroups = [
  'people',
  'chambers',
  'projects',
  'funds',
  'services',
  'content',
  'system',
] as const;
export type RailGroupKey = (typeof railGroups)[number];

/** One entry of the rail: a list page of the desk and who may open it. The text is `desk.rail.<key>`. */
export type RailEntry = {
  readonly key: string;
  readonly group: RailGroupKey;
  readonly href: string;
  readonly allowed: (actor: Actor) => boolean;
};

/** Staff who work with records; the three administrators have pages of their own. */
const isStaff = (actor: Actor): boolean => hasRole(actor, 'clerk', 'chief', 'leader', 'filler', 'supervisor');

/** Parameters of the programme: the system administrator changes some, the other administrators read. */
export function canReadSystem(actor: Actor): boolean {
  return hasRole(actor, 'sysadmin', 'secadmin', 'auditor');
}

/** May the actor use the desk at all? Officers and merchants have areas of their own (/chamber, /my). */
export function canUseDesk(actor: Actor): boolean {
  return isStaff(actor) || canReadSystem(actor);
}

/** Every list page of the desk. The rail and the palette show what the actor may list, by the nouns' own policies. */
export const railEntries: readonly RailEntry[] = [
  { key: 'merchants', group: 'people', href: '/desk/merchants', allowed: canListMerchants },
  { key: 'companies', group: 'people', href: '/desk/companies', allowed: canListCompanies },
  { key: 'interactions', group: 'people', href: '/desk/interactions', allowed: canListInteractions },
  { key: 'greetings', group: 'people', href: '/desk/greetings', allowed: canListGreetings },
  { key: 'imports', group: 'people', href: '/desk/imports', allowed: canImport },
  { key: 'exports', group: 'people', href: '/desk/exports', allowed: canExport },
  { key: 'bulks', group: 'people', href: '/desk/bulks', allowed: canUseBulks },
  { key: 'handovers', group: 'people', href: '/desk/handovers', allowed: canUseHandovers },
  { key: 'chambers', group: 'chambers', href: '/desk/chambers', allowed: canListChambers },
  { key: 'events', group: 'chambers', href: '/desk/events', allowed: canListEvents },
  { key: 'offers', group: 'projects', href: '/desk/offers', allowed: canListOffers },
  { key: 'projects', group: 'projects', href: '/desk/projects', allowed: canListProjects },
  { key: 'agreements', group: 'projects', href: '/desk/agreements', allowed: canListAgreements },
  { key: 'parks', group: 'projects', href: '/desk/parks', allowed: canListParks },
  { key: 'chains', group: 'projects', href: '/desk/chains', allowed: canListChains },
  { key: 'receipts', group: 'funds', href: '/desk/receipts', allowed: canListReceipts },
  { key: 'indicators', group: 'funds', href: '/desk/indicators', allowed: canListIndicators },
  { key: 'definitions', group: 'funds', href: '/desk/definitions', allowed: canReadDefinitions },
  { key: 'leads', group: 'services', href: '/desk/leads', allowed: canListLeads },
  { key: 'appeals', group: 'services', href: '/desk/appeals', allowed: canListAppeals },
  { key: 'privacyRequests', group: 'services', href: '/desk/privacy/requests', allowed: canListRequests },
  { key: 'retention', group: 'services', href: '/desk/privacy/retention', allowed: canReviewRetention },
  { key: 'policies', group: 'services', href: '/desk/policies', allowed: canListPolicies },
  { key: 'showcase', group: 'content', href: '/desk/showcase', allowed: canListStories },
  { key: 'articles', group: 'content', href: '/desk/articles', allowed: canListArticles },
  { key: 'translations', group: 'content', href: '/desk/translations', allowed: canListTranslations },
  { key: 'units', group: 'system', href: '/desk/units', allowed: canReadUnits },
  { key: 'users', group: 'system', href: '/desk/users', allowed: canReadUsers },
  { key: 'audit', group: 'system', href: '/desk/audit', allowed: canReadLog },
  { key: 'system', group: 'system', href: '/desk/system', allowed: canReadSystem },
];

/** The rail's entries that this actor may open. */
export function railOf(actor: Actor): RailEntry[] {
  return canUseDesk(actor) ? railEntries.filter((entry) => entry.allowed(actor)) : [];
}

/** What a role does on a phone: four keys after 今日, in the order of use; a key that it may not list falls out. */
const PHONE: Partial<Record<Role, readonly string[]>> = {
  clerk: ['merchants', 'interactions', 'leads', 'projects'],
  chief: ['receipts', 'leads', 'projects', 'showcase'],
  leader: ['indicators', 'projects', 'merchants', 'interactions'],
  filler: ['merchants', 'interactions', 'projects', 'receipts'],
  supervisor: ['indicators', 'projects', 'receipts', 'policies'],
  sysadmin: ['users', 'units', 'system'],
  secadmin: ['users', 'units', 'system'],
  auditor: ['audit', 'users', 'units', 'system'],
};

/** Entries of the phone's bottom bar, 今日 not counted. */
export function phoneBarOf(actor: Actor): RailEntry[] {
  const entries = railOf(actor);
  const keys = actor.kind === 'person' ? (PHONE[actor.role] ?? []) : [];
  return keys.flatMap((key) => entries.filter((entry) => entry.key === key)).slice(0, 4);
}
