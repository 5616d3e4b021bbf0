import { canListAppeals } from '@/lib/appeals/policy';
import { countAppeals, listAppeals } from '@/lib/appeals/queries/list-appeals';
import { AppealPage } from '@/lib/appeals/search-params';
import { canListChambers } from '@/lib/chambers/policy';
import { countChambers, listChambers } from '@/lib/chambers/queries/list-chambers';
import { countChamberAgreements, listChamberAgreements } from '@/lib/chambers/queries/partners';
import { AgreementPage, ChamberPage } from '@/lib/chambers/search-params';
import { canListGreetings, canWriteGreetings } from '@/lib/greetings/policy';
import { countGreetings, listGreetings } from '@/lib/greetings/queries/list-greetings';
import { listUnplanned } from '@/lib/greetings/queries/year';
import { GreetingPage } from '@/lib/greetings/search-params';
import { canHandOver } from '@/lib/handovers/policy';
import { listHolders } from '@/lib/handovers/queries/holdings';
import { canLogInteractions } from '@/lib/interactions/policy';
import {
  countInteractions,
  listInteractions,
  type InteractionRow,
} from '@/lib/interactions/queries/list-interactions';
import { InteractionFilters, InteractionPage } from '@/lib/interactions/search-params';
import { canListMerchants } from '@/lib/merchants/policy';
import { listContactsDue } from '@/lib/merchants/queries/contacts-due';
import { countMerchants, listMerchants } from '@/lib/merchants/queries/list-merchants';
import { MerchantPage } from '@/lib/merchants/search-params';
import { canChangeAccounts, canGrant } from '@/lib/users/policy';
import { countUsers, listUsers } from '@/lib/users/queries';
import { UserPage } from '@/lib/users/search-params';
import { hasRole, type PersonActor } from '@/lib/server/actor';
import { queryText } from '@/lib/shared/search-query';
import { birthdays } from './queries-due-birthdays';
import { exact, hrefOf, join, type DueItem, type DueKey, type DueKind, type Query } from './queries-due-kind';

/** What waits in the ledger of people, in the log of contacts, in chambers and accounts. */
export function peopleKinds(actor: PersonActor): (DueKind | null)[] {
  return [
    greetings(actor),
    festivals(actor),
    contacts(actor),
    birthdays(actor),
    ...contactLog(actor),
    appeals(actor),
    expiring(actor),
    handovers(actor),
    chambers(actor),
    chamberAgreements(actor),
    accounts(actor),
  ];
}

/** Campaigns of greetings that a chief is asked to approve. */
function greetings(actor: PersonActor): DueKind | null {
  if (!canListGreetings(actor) || !hasRole(actor, 'chief')) return null;
  const query = { waiting: '1' };
  const page = GreetingPage.parse(query);
  return {
    key: 'greetings',
    rail: 'greetings',
    href: hrefOf('greetings', query),
    count: () => exact(countGreetings(actor, page)),
    items: async (size) =>
      (await listGreetings(actor, page, size)).rows.map((row) => ({
        id: row.id,
        title: row.title,
        sub: join(row.number, row.unit),
        on: row.askedOn,
        late: false,
        href: `/desk/greetings/${row.id}`,
      })),
  };
}

/** Festivals within twenty days for which nothing is planned, for those who plan. */
function festivals(actor: PersonActor): DueKind | null {
  if (!canWriteGreetings(actor)) return null;
  return {
    key: 'festivals',
    rail: null,
    href: '/desk/greetings',
    count: () => exact(listUnplanned(actor).then((days) => days.length)),
    items: async (size) =>
      (await listUnplanned(actor)).slice(0, size).map((day) => ({
        id: `${day.key}-${day.date}`,
        // the code of a festival is named where it is shown
        title: day.name ?? day.code,
        sub: null,
        on: day.date,
        late: false,
        href: `/desk/greetings${queryText({ year: day.date.slice(0, 4) })}`,
        actHref: `/desk/greetings/new${queryText({ festival: day.key, year: day.date.slice(0, 4) })}`,
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
        ...(canLogInteractions(actor) ? { actHref: `/desk/interactions/new?merchant=${row.id}` } : {}),
      })),
  };
}

/** A row of the log as something that waits: with whom, what about. */
const contactItem = (row: InteractionRow): DueItem => ({
  id: row.id,
  title: row.persons.map((person) => person.name).join('、') || (row.company ?? row.happenedOn),
  sub: join(row.nextText ?? row.subject, row.unit),
  on: row.happenedOn,
  late: false,
  href: `/desk/interactions/${row.id}`,
});

/** Next steps that I agreed and that are due within three days, drafts of mine, difficulties that my unit has to settle. */
function contactLog(actor: PersonActor): DueKind[] {
  if (!canLogInteractions(actor)) return [];
  const kind = (key: DueKey, query: Query, item: (row: InteractionRow) => DueItem): DueKind => ({
    key,
    rail: key === 'nextSteps' ? 'interactions' : null,
    href: hrefOf('interactions', query),
    count: () => countInteractions(actor, InteractionFilters.parse(query)),
    items: async (size) => (await listInteractions(actor, InteractionPage.parse(query), size)).rows.map(item),
  });
  return [
    kind('nextSteps', { next: 'due', mine: '1' }, (row) => ({
      ...contactItem(row),
      on: row.nextOn,
      late: row.isNextLate,
      ...(row.persons[0] ? { actHref: `/desk/interactions/new?merchant=${row.persons[0].id}` } : {}),
    })),
    kind('difficulties', { difficulty: 'open', ours: '1' }, (row) => ({
      ...contactItem(row),
      sub: join(row.difficulty, row.unit),
    })),
    kind('interactionDrafts', { state: 'draft', mine: '1' }, (row) => ({
      ...contactItem(row),
      actHref: `/desk/interactions/${row.id}/edit`,
    })),
  ];
}

/** Colleagues who left and still have something in hand, for the chief who answers for the unit. */
function handovers(actor: PersonActor): DueKind | null {
  if (!canHandOver(actor)) return null;
  const gone = async () => (await listHolders(actor)).filter(({ works }) => !works);
  return {
    key: 'handovers',
    rail: 'handovers',
    href: '/desk/handovers',
    count: () => exact(gone().then((rows) => rows.length)),
    items: async (size) =>
      (await gone()).slice(0, size).map((row) => ({
        id: row.id,
        title: row.name,
        sub: null,
        on: null,
        late: true,
        href: `/desk/handovers/officers/${row.id}`,
      })),
  };
}

/** Appeals that lie with the own unit; a leader is told of the late ones of the scope. */
function appeals(actor: PersonActor): DueKind | null {
  if (!canListAppeals(actor)) return null;
  const query: Query = actor.role === 'leader' ? { late: '1' } : { ours: '1' };
  const page = AppealPage.parse(query);
  return {
    key: 'appeals',
    rail: 'appeals',
    href: hrefOf('appeals', query),
    count: () => exact(countAppeals(actor, page).then((counts) => counts.open)),
    items: async (size) =>
      (await listAppeals(actor, page, size)).rows.map((row) => ({
        id: row.id,
        title: row.title,
        sub: join(row.person ?? row.company, row.unit, row.number),
        on: row.dueOn,
        late: row.isLate,
        href: `/desk/appeals/${row.id}`,
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

/** Agreements with chambers past their day or within sixty days of it. */
function chamberAgreements(actor: PersonActor): DueKind | null {
  if (!canListChambers(actor) || !hasRole(actor, 'clerk', 'chief')) return null;
  const query = { state: 'due' };
  const page = AgreementPage.parse(query);
  return {
    key: 'chamberAgreements',
    rail: null,
    href: hrefOf('chambers/agreements', query),
    count: () => exact(countChamberAgreements(actor, page)),
    items: async (size) =>
      (await listChamberAgreements(actor, page, size)).rows.map((row) => ({
        id: row.id,
        title: row.title,
        sub: row.chamber,
        on: row.validUntil,
        late: row.state === 'expired',
        href: `/desk/chambers/${row.chamberId}#agreements`,
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
