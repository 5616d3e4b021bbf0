import { canListAppeals } from '@/lib/appeals/policy';
import { listAppeals } from '@/lib/appeals/queries/list-appeals';
import { AppealPage } from '@/lib/appeals/search-params';
import { canListChambers } from '@/lib/chambers/policy';
import { listChambers } from '@/lib/chambers/queries/list-chambers';
import { ChamberPage } from '@/lib/chambers/search-params';
import { canListCompanies } from '@/lib/companies/policy';
import { listCompanies } from '@/lib/companies/queries/list-companies';
import { CompanyPage } from '@/lib/companies/search-params';
import { canLogInteractions } from '@/lib/interactions/policy';
import { canListLeads } from '@/lib/leads/policy';
import { listLeads } from '@/lib/leads/queries/leads';
import { LeadPage } from '@/lib/leads/search-params';
import { canCreateMerchants, canListMerchants } from '@/lib/merchants/policy';
import { listMerchants } from '@/lib/merchants/queries/list-merchants';
import { MerchantPage } from '@/lib/merchants/search-params';
import { canListChains } from '@/lib/chains/policy';
import { listChains } from '@/lib/chains/queries/chains';
import { ChainPage } from '@/lib/chains/search-params';
import { canListOffers, canWriteOffers } from '@/lib/offers/policy';
import { listOffers } from '@/lib/offers/queries/offers';
import { OfferPage } from '@/lib/offers/search-params';
import { canListParks } from '@/lib/parks/policy';
import { listParks } from '@/lib/parks/queries/parks';
import { ParkPage } from '@/lib/parks/search-params';
import { canListPolicies } from '@/lib/policies/policy';
import { listPolicies } from '@/lib/policies/queries/policies';
import { PolicyPage } from '@/lib/policies/search-params';
import { canCreateProjects, canListProjects } from '@/lib/projects/policy';
import { listProjects } from '@/lib/projects/queries/list-projects';
import { ProjectPage } from '@/lib/projects/search-params';
import { canCreateReceipts } from '@/lib/receipts/policy';
import type { PersonActor } from '@/lib/server/actor';
import { limit } from '@/lib/server/rate-limit';
import { readsAs } from '@/lib/shared/pinyin';
import { canListStories, canWriteStories } from '@/lib/showcase/policy';
import { listStories } from '@/lib/showcase/queries/list-stories';
import { StoryPage } from '@/lib/showcase/search-params';
import { canChangeUnits, canReadUnits } from '@/lib/units/policy';
import { listUnits } from '@/lib/units/queries';
import { canChangeAccounts } from '@/lib/users/policy';
import { canUseDesk, railOf } from './policy';

/** Records that the palette found, by noun. `hint` tells one namesake from another. */
export type PaletteRecord = { label: string; hint?: string; href: string };
export const paletteNouns = [
  'merchants',
  'companies',
  'chambers',
  'projects',
  'leads',
  'appeals',
  'offers',
  'showcase',
  'parks',
  'chains',
  'policies',
  'units',
] as const;
export type PaletteNoun = (typeof paletteNouns)[number];
export type PaletteFound = Record<PaletteNoun, PaletteRecord[]>;

const EACH = 6;

/**
 * Records whose name, firm or reading (also initials: zgq) fits `q`, at most six of each noun, each through the noun's
 * own list and scope. Nothing for an empty question.
 */
export async function findPaletteRecords(actor: PersonActor, q: string): Promise<PaletteFound> {
  const found = { ...nothing };
  if (q === '') return found;
  await limit('search', actor.userId);
  const searches = await Promise.all([people(actor, q), work(actor, q), content(actor, q)]);
  return Object.assign(found, ...searches);
}

const nothing: PaletteFound = {
  merchants: [],
  companies: [],
  chambers: [],
  projects: [],
  leads: [],
  appeals: [],
  offers: [],
  showcase: [],
  parks: [],
  chains: [],
  policies: [],
  units: [],
};

type Named = { id: string; label: string; hints?: (string | null)[] };

const records = (noun: PaletteNoun, rows: readonly Named[]): PaletteRecord[] =>
  rows.slice(0, EACH).map(({ id, label, hints = [] }) => ({
    label,
    ...hint(...hints),
    href: `/desk/${noun}/${id}`,
  }));

async function people(actor: PersonActor, q: string): Promise<Partial<PaletteFound>> {
  const [merchants, companies, chambers, units] = await Promise.all([
    canListMerchants(actor) ? listMerchants(actor, MerchantPage.parse({ q, order: 'name' }), EACH) : null,
    canListCompanies(actor) ? listCompanies(actor, CompanyPage.parse({ q }), EACH) : null,
    canListChambers(actor) ? listChambers(actor, ChamberPage.parse({ q }), EACH) : null,
    canUseDesk(actor) && canReadUnits(actor) ? listUnits(actor) : [],
  ]);
  return {
    merchants: records(
      'merchants',
      (merchants?.rows ?? []).map((row) => ({
        id: row.id,
        label: row.name,
        hints: [row.company, row.hometown],
      })),
    ),
    companies: records(
      'companies',
      (companies?.rows ?? []).map((row) => ({ id: row.id, label: row.name })),
    ),
    chambers: records(
      'chambers',
      (chambers?.rows ?? []).map((row) => ({ id: row.id, label: row.name, hints: [row.city] })),
    ),
    units: records(
      'units',
      units.filter((unit) => readsAs(unit.name, q)).map((unit) => ({ id: unit.id, label: unit.name })),
    ),
  };
}

async function work(actor: PersonActor, q: string): Promise<Partial<PaletteFound>> {
  const [projects, leads, appeals, offers] = await Promise.all([
    canListProjects(actor) ? listProjects(actor, ProjectPage.parse({ q }), EACH) : null,
    canListLeads(actor) ? listLeads(actor, LeadPage.parse({ q }), EACH) : null,
    canListAppeals(actor) ? listAppeals(actor, AppealPage.parse({ q }), EACH) : null,
    canListOffers(actor) ? listOffers(actor, OfferPage.parse({ q }), EACH) : null,
  ]);
  return {
    projects: records(
      'projects',
      (projects?.rows ?? []).map((row) => ({ id: row.id, label: row.name, hints: [row.unit, row.number] })),
    ),
    leads: records(
      'leads',
      (leads?.rows ?? []).map((row) => ({ id: row.id, label: row.number, hints: [row.firm, row.offer] })),
    ),
    appeals: records(
      'appeals',
      (appeals?.rows ?? []).map((row) => ({
        id: row.id,
        label: row.title,
        hints: [row.number, row.person ?? row.company],
      })),
    ),
    offers: records(
      'offers',
      (offers?.rows ?? []).map((row) => ({ id: row.id, label: row.title, hints: [row.unit, row.fileNo] })),
    ),
  };
}

async function content(actor: PersonActor, q: string): Promise<Partial<PaletteFound>> {
  const [stories, parks, chains, policies] = await Promise.all([
    canListStories(actor) ? listStories(actor, StoryPage.parse({ q }), EACH) : null,
    canListParks(actor) ? listParks(actor, ParkPage.parse({ q }), EACH) : null,
    // a programme has a dozen chains: their readings are compared here
    canListChains(actor) ? listChains(actor, ChainPage.parse({}), 100) : null,
    canListPolicies(actor) ? listPolicies(actor, PolicyPage.parse({ q }), EACH) : null,
  ]);
  return {
    showcase: records(
      'showcase',
      (stories?.rows ?? []).map((row) => ({
        id: row.id,
        label: row.title,
        hints: [row.shownName, row.firm],
      })),
    ),
    parks: records(
      'parks',
      (parks?.rows ?? []).map((row) => ({ id: row.id, label: row.name, hints: [row.countyName] })),
    ),
    chains: records(
      'chains',
      (chains?.rows ?? [])
        .filter((row) => readsAs(row.name, q))
        .map((row) => ({ id: row.id, label: row.name, hints: [row.leadUnit] })),
    ),
    policies: records(
      'policies',
      (policies?.rows ?? []).map((row) => ({ id: row.id, label: row.title, hints: [row.docNo] })),
    ),
  };
}

function hint(...parts: (string | null)[]): { hint?: string } {
  const text = parts.filter(Boolean).join(' · ');
  return text ? { hint: text } : {};
}

/** Pages and acts of this actor; texts are `desk.rail.<key>` and `desk.acts.<key>`. */
export async function listPaletteTargets(
  actor: PersonActor,
): Promise<{ pages: { key: string; href: string }[]; acts: { key: string; href: string }[] }> {
  const acts: { key: string; href: string; allowed: boolean }[] = [
    { key: 'newMerchant', href: '/desk/merchants/new', allowed: canCreateMerchants(actor) },
    { key: 'newInteraction', href: '/desk/interactions/new', allowed: canLogInteractions(actor) },
    { key: 'import', href: '/desk/imports/new', allowed: canCreateMerchants(actor) },
    { key: 'newProject', href: '/desk/projects/new', allowed: canCreateProjects(actor) },
    { key: 'newReceipt', href: '/desk/receipts/new', allowed: canCreateReceipts(actor) },
    { key: 'newOffer', href: '/desk/offers/new', allowed: canWriteOffers(actor) },
    { key: 'newStory', href: '/desk/showcase/new', allowed: canWriteStories(actor) },
    { key: 'newUser', href: '/desk/users/new', allowed: canChangeAccounts(actor) },
    { key: 'newUnit', href: '/desk/units/new', allowed: canChangeUnits(actor) },
    { key: 'password', href: '/my/security', allowed: true },
  ];
  return {
    pages: railOf(actor).map(({ key, href }) => ({ key, href })),
    acts: acts.flatMap(({ key, href, allowed }) => (allowed ? [{ key, href }] : [])),
  };
}
