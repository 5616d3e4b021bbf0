import { demoAccounts, type DemoAccount } from '@/tests/support/e2e-accounts';

/** The id of no record. */
export const NOBODY = '00000000-0000-7000-8000-00000000dead';

const administrators: readonly DemoAccount[] = ['sysadmin', 'secadmin', 'auditor'];
const staff: readonly DemoAccount[] = ['clerk', 'chief', 'leader', 'county', 'park', 'supervisor'];
const writers: readonly DemoAccount[] = ['clerk', 'chief', 'county', 'park'];
/** who log contacts with people: leaders too, supervisors not */
const loggers: readonly DemoAccount[] = ['clerk', 'chief', 'leader', 'county', 'park'];
const bureau: readonly DemoAccount[] = ['clerk', 'chief'];
const everybodyOnTheDesk = [...staff, ...administrators];

/**
 * Who opens a page with 200; everybody else gets 403, or 404 where that hides whether a record exists. A page of a
 * record is asked for with a record of the account's own list; an account that may open such pages but has none in
 * its scope (a filler of another county) asks for somebody else's and gets 404.
 */
export const opens: Record<string, readonly DemoAccount[]> = {
  '/desk': everybodyOnTheDesk,
  '/desk/agreements': staff,
  '/desk/agreements/[id]': staff,
  '/desk/agreements/[id]/edit': writers,
  '/desk/agreements/new': writers,
  '/desk/appeals': loggers,
  '/desk/appeals/[id]': loggers,
  '/desk/appeals/new': loggers,
  '/desk/articles': staff,
  '/desk/articles/[id]': staff,
  '/desk/articles/[id]/edit': writers,
  '/desk/articles/new': writers,
  '/desk/audit': ['auditor'],
  '/desk/audit/[id]': ['auditor'],
  '/desk/bulks': writers,
  '/desk/bulks/[id]': writers,
  '/desk/bulks/new': writers,
  '/desk/chains': staff,
  '/desk/chains/[id]': staff,
  '/desk/chains/[id]/edit': bureau,
  '/desk/chains/new': bureau,
  '/desk/chambers': staff,
  '/desk/chambers/[id]': staff,
  '/desk/chambers/[id]/edit': bureau,
  '/desk/chambers/[id]/contribution': staff,
  '/desk/chambers/agreements': staff,
  '/desk/chambers/bulletins': bureau,
  '/desk/chambers/bulletins/[id]': bureau,
  '/desk/chambers/bulletins/new': bureau,
  '/desk/chambers/contribution': staff,
  '/desk/chambers/[id]/import': bureau,
  '/desk/chambers/imports': bureau,
  '/desk/chambers/imports/[id]': bureau,
  '/desk/chambers/links': bureau,
  '/desk/chambers/papers': loggers,
  '/desk/chambers/matrix': staff,
  '/desk/chambers/new': bureau,
  '/desk/chambers/proposals': bureau,
  '/desk/companies': staff,
  '/desk/companies/[id]': staff,
  '/desk/companies/[id]/edit': writers,
  '/desk/companies/new': writers,
  '/desk/definitions': [...staff, 'auditor'],
  '/desk/definitions/[id]': [...staff, 'auditor'],
  '/desk/events': staff,
  '/desk/events/[id]': staff,
  // every account of the desk reads published events; working on them is the holding unit's, here the bureau's
  '/desk/events/[id]/attendees': ['clerk', 'chief', 'leader'],
  '/desk/events/[id]/edit': bureau,
  '/desk/events/[id]/invite': bureau,
  '/desk/events/new': writers,
  '/desk/exports': staff,
  '/desk/exports/[id]': staff,
  '/desk/exports/new': staff,
  '/desk/greetings': loggers,
  '/desk/greetings/[id]': loggers,
  '/desk/greetings/[id]/edit': writers,
  '/desk/greetings/new': writers,
  '/desk/greetings/templates': loggers,
  '/desk/greetings/templates/[id]': loggers,
  '/desk/greetings/templates/new': bureau,
  '/desk/handovers': loggers,
  '/desk/handovers/[id]': ['chief'],
  '/desk/handovers/officers/[id]': loggers,
  '/desk/help': everybodyOnTheDesk,
  '/desk/imports': writers,
  '/desk/imports/[id]': writers,
  '/desk/imports/new': writers,
  '/desk/indicators': staff,
  '/desk/indicators/[id]': staff,
  '/desk/indicators/months': staff,
  '/desk/interactions': loggers,
  '/desk/interactions/[id]': loggers,
  '/desk/interactions/[id]/edit': loggers,
  '/desk/interactions/birthdays': writers,
  '/desk/interactions/coverage': staff,
  '/desk/interactions/new': loggers,
  '/desk/leads': staff,
  '/desk/leads/[id]': staff,
  '/desk/merchants': staff,
  '/desk/merchants/[id]': staff,
  '/desk/merchants/distribution': staff,
  '/desk/merchants/distribution/[id]': staff,
  '/desk/merchants/[id]/brief': loggers,
  '/desk/merchants/[id]/ties': loggers,
  '/desk/merchants/[id]/edit': writers,
  '/desk/merchants/duplicates': writers,
  '/desk/merchants/duplicates/[id]': writers,
  '/desk/merchants/new': writers,
  '/desk/offers': staff,
  '/desk/offers/[id]': staff,
  '/desk/offers/[id]/edit': writers,
  '/desk/offers/new': writers,
  '/desk/parks': staff,
  '/desk/parks/[id]': staff,
  '/desk/parks/[id]/edit': bureau,
  '/desk/parks/new': writers,
  '/desk/policies': staff,
  '/desk/policies/[id]': staff,
  '/desk/policies/[id]/edit': bureau,
  '/desk/policies/new': bureau,
  '/desk/privacy/requests': writers,
  '/desk/privacy/requests/[id]': writers,
  '/desk/privacy/requests/new': writers,
  '/desk/privacy/retention': bureau,
  '/desk/projects': staff,
  '/desk/projects/[id]': staff,
  '/desk/projects/[id]/edit': writers,
  '/desk/projects/new': writers,
  '/desk/receipts': staff,
  '/desk/receipts/[id]': staff,
  '/desk/receipts/[id]/edit': writers,
  '/desk/receipts/new': writers,
  '/desk/showcase': staff,
  '/desk/showcase/[id]': staff,
  '/desk/showcase/[id]/edit': writers,
  '/desk/showcase/new': writers,
  '/desk/system': administrators,
  '/desk/system/calendar': administrators,
  '/desk/system/design': everybodyOnTheDesk,
  '/desk/translations': writers,
  '/desk/translations/[id]': writers,
  '/desk/units': everybodyOnTheDesk,
  '/desk/units/[id]': everybodyOnTheDesk,
  '/desk/units/[id]/edit': ['sysadmin'],
  '/desk/units/new': ['sysadmin'],
  '/desk/users': administrators,
  '/desk/users/[id]': administrators,
  '/desk/users/[id]/edit': ['sysadmin'],
  '/desk/users/new': ['sysadmin'],
};

/** Whose list always has a record of the route: the chief sees the whole programme, but neither users nor the log. */
const keepers: Record<string, DemoAccount> = {
  '/desk/audit/[id]': 'auditor',
  '/desk/imports/[id]': 'county',
  '/desk/units/[id]/edit': 'sysadmin',
  '/desk/users/[id]': 'sysadmin',
  '/desk/users/[id]/edit': 'sysadmin',
};
export const keeperOf = (pattern: string): DemoAccount => keepers[pattern] ?? 'chief';

type Door = { address: string; nobody: number; opens: readonly DemoAccount[] };
const everybody: readonly DemoAccount[] = demoAccounts;
const token = { nobody: 401, opens: [] };
const open = { nobody: 200, opens: everybody };

/** The doors that answer with data. `opens` get 200, everybody else 403; a cookie opens none of the REST API. */
export const doors: Record<string, Door> = {
  '/api/auth/[...nextauth]': { address: '/api/auth/session', ...open },
  '/api/desk/chambers': { address: '/api/desk/chambers?q=a', nobody: 401, opens: staff },
  '/api/desk/companies': { address: '/api/desk/companies?q=a', nobody: 401, opens: staff },
  '/api/desk/companies/credit-code': {
    address: '/api/desk/companies/credit-code?q=91610700MA6YU00000',
    nobody: 401,
    opens: writers,
  },
  '/api/desk/events': { address: '/api/desk/events?q=a', nobody: 401, opens: staff },
  '/api/desk/industries': { address: '/api/desk/industries?q=a', nobody: 401, opens: everybody },
  '/api/desk/interactions/etiquette': {
    address: '/api/desk/interactions/etiquette?ids=',
    nobody: 401,
    opens: loggers,
  },
  '/api/desk/interactions/officers': {
    address: '/api/desk/interactions/officers?q=a',
    nobody: 401,
    opens: loggers,
  },
  '/api/desk/merchants': { address: '/api/desk/merchants?q=a', nobody: 401, opens: staff },
  '/api/desk/merchants/facets': {
    address: '/api/desk/merchants/facets?facet=industry',
    nobody: 401,
    opens: staff,
  },
  '/api/desk/palette': { address: '/api/desk/palette?q=a', nobody: 401, opens: everybody },
  '/api/desk/places': { address: '/api/desk/places?q=a', nobody: 401, opens: everybody },
  '/api/desk/projects': { address: '/api/desk/projects?q=a', nobody: 401, opens: staff },
  '/api/desk/projects/facets': {
    address: '/api/desk/projects/facets?facet=stage',
    nobody: 401,
    opens: staff,
  },
  '/api/desk/showcase/people': { address: '/api/desk/showcase/people?q=a', nobody: 401, opens: staff },
  '/api/elder-css': { address: '/api/elder-css', ...open },
  '/api/exports/indicators/[code]': {
    address: '/api/exports/indicators/all-receipts',
    nobody: 401,
    opens: staff,
  },
  '/api/health/live': { address: '/api/health/live', ...open },
  '/api/health/ready': { address: '/api/health/ready', ...open },
  // this machine only, unless a token is set
  '/api/metrics': { address: '/api/metrics', ...open },
  '/api/v1/chambers': { address: '/api/v1/chambers', ...token },
  '/api/v1/chambers/[id]': { address: `/api/v1/chambers/${NOBODY}`, ...token },
  '/api/v1/memberships': { address: `/api/v1/memberships?chamber=${NOBODY}`, ...token },
  '/api/v1/memberships/[id]': { address: `/api/v1/memberships/${NOBODY}`, ...token },
  '/api/v1/interactions': { address: '/api/v1/interactions', ...token },
  '/api/v1/interactions/[id]': { address: `/api/v1/interactions/${NOBODY}`, ...token },
  '/api/v1/companies': { address: '/api/v1/companies', ...token },
  '/api/v1/companies/[id]': { address: `/api/v1/companies/${NOBODY}`, ...token },
  '/api/v1/merchants': { address: '/api/v1/merchants', ...token },
  '/api/v1/merchants/[id]': { address: `/api/v1/merchants/${NOBODY}`, ...token },
  '/api/v1/offers': { address: '/api/v1/offers', ...token },
  '/api/v1/offers/[id]': { address: `/api/v1/offers/${NOBODY}`, ...token },
  '/api/v1/openapi.json': { address: '/api/v1/openapi.json', ...open },
  '/api/v1/projects': { address: '/api/v1/projects', ...token },
  '/api/v1/projects/[id]': { address: `/api/v1/projects/${NOBODY}`, ...token },
  '/rss.xml': { address: '/rss.xml', ...open },
};

/** Doors that have rows of their own: files by their holder (integration/files), posts only, an import's own. */
export const otherDoors: Record<
  string,
  { address: string; nobody: readonly number[]; known: readonly number[] }
> = {
  '/api/exports/briefs/[id]': { address: `/api/exports/briefs/${NOBODY}`, nobody: [405], known: [405] },
  '/api/exports/chambers': { address: '/api/exports/chambers', nobody: [405], known: [405] },
  '/api/exports/cities/[id]': { address: `/api/exports/cities/${NOBODY}`, nobody: [405], known: [405] },
  '/api/exports/handovers/[id]': {
    address: `/api/exports/handovers/${NOBODY}`,
    nobody: [405],
    known: [405],
  },
  '/api/handovers/[id]/progress': {
    address: `/api/handovers/${NOBODY}/progress`,
    nobody: [401],
    known: [403, 404],
  },
  '/api/exports/own': { address: '/api/exports/own', nobody: [405], known: [405] },
  '/api/bulks/[id]/sheet': { address: `/api/bulks/${NOBODY}/sheet`, nobody: [405], known: [405] },
  '/api/bulks/[id]/progress': {
    address: `/api/bulks/${NOBODY}/progress`,
    nobody: [401],
    known: [403, 404],
  },
  '/api/exports/greetings/[id]': {
    address: `/api/exports/greetings/${NOBODY}`,
    nobody: [401],
    known: [403, 404],
  },
  '/api/exports/greetings/[id]/progress': {
    address: `/api/exports/greetings/${NOBODY}/progress`,
    nobody: [401],
    known: [403, 404],
  },
  '/api/greetings/[id]/progress': {
    address: `/api/greetings/${NOBODY}/progress`,
    nobody: [401],
    known: [403, 404],
  },
  '/api/greetings/[id]/returned': {
    address: `/api/greetings/${NOBODY}/returned`,
    nobody: [405],
    known: [405],
  },
  // shows the page that asks once, whoever looks; the POST of a mail programme is the link's holder's
  '/api/greetings/refuse': { address: '/api/greetings/refuse', nobody: [303], known: [303] },
  '/api/notices/sms-reports': { address: '/api/notices/sms-reports', nobody: [405], known: [405] },
  '/api/exports/merchants/[id]': {
    address: `/api/exports/merchants/${NOBODY}`,
    nobody: [401],
    known: [403, 404],
  },
  '/api/exports/merchants/[id]/progress': {
    address: `/api/exports/merchants/${NOBODY}/progress`,
    nobody: [401],
    known: [403, 404],
  },
  '/api/v1/[...path]': { address: '/api/v1/nothing', nobody: [404], known: [404] },
  '/api/files/[id]': { address: `/api/files/${NOBODY}`, nobody: [404], known: [404] },
  '/api/files/upload': { address: '/api/files/upload', nobody: [405], known: [405] },
  '/api/imports/[id]/errors': {
    address: `/api/imports/${NOBODY}/errors`,
    nobody: [401],
    known: [403, 404],
  },
  '/api/imports/[id]/progress': {
    address: `/api/imports/${NOBODY}/progress`,
    nobody: [401],
    known: [403, 404],
  },
  '/api/preferences': { address: '/api/preferences', nobody: [405], known: [405] },
};
