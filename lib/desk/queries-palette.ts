import { canListChambers } from '@/lib/chambers/policy';
import { listChambers } from '@/lib/chambers/queries/list-chambers';
import { ChamberPage } from '@/lib/chambers/search-params';
import { canListCompanies } from '@/lib/companies/policy';
import { listCompanies } from '@/lib/companies/queries/list-companies';
import { CompanyPage } from '@/lib/companies/search-params';
import { canListLeads } from '@/lib/leads/policy';
import { listLeads } from '@/lib/leads/queries/leads';
import { LeadPage } from '@/lib/leads/search-params';
import { canCreateMerchants, canListMerchants } from '@/lib/merchants/policy';
import { listMerchants } from '@/lib/merchants/queries/list-merchants';
import { MerchantPage } from '@/lib/merchants/search-params';
import { canCreateProjects, canListProjects } from '@/lib/projects/policy';
import { listProjects } from '@/lib/projects/queries/list-projects';
import { ProjectPage } from '@/lib/projects/search-params';
import { canCreateReceipts } from '@/lib/receipts/policy';
import type { PersonActor } from '@/lib/server/actor';
import { limit } from '@/lib/server/rate-limit';
import { canChangeUnits } from '@/lib/units/policy';
import { canChangeAccounts } from '@/lib/users/policy';
import { railOf } from './policy';

/** Records that the palette found, by noun. `hint` tells one namesake from another. */
export type PaletteRecord = { label: string; hint?: string; href: string };
export type PaletteNoun = 'merchants' | 'companies' | 'chambers' | 'projects' | 'leads';
export type PaletteFound = Record<PaletteNoun, PaletteRecord[]>;

const EACH = 6;

/**
 * Records whose name, firm or reading (also initials: zgq) fits `q`, at most six of each noun, each through the noun's
 * own list and scope. Nothing for an empty question.
 */
export async function findPaletteRecords(actor: PersonActor, q: string): Promise<PaletteFound> {
  if (q === '') return { merchants: [], companies: [], chambers: [], projects: [], leads: [] };
  await limit('search', actor.userId);
  const [merchants, companies, chambers, projects, leads] = await Promise.all([
    canListMerchants(actor) ? listMerchants(actor, MerchantPage.parse({ q, order: 'name' }), EACH) : null,
    canListCompanies(actor) ? listCompanies(actor, CompanyPage.parse({ q }), EACH) : null,
    canListChambers(actor) ? listChambers(actor, ChamberPage.parse({ q }), EACH) : null,
    canListProjects(actor) ? listProjects(actor, ProjectPage.parse({ q }), EACH) : null,
    canListLeads(actor) ? listLeads(actor, LeadPage.parse({ q })) : null,
  ]);
  const to = (noun: PaletteNoun, id: string): string => `/desk/${noun}/${id}`;
  return {
    merchants: (merchants?.rows ?? []).map((row) => ({
      label: row.name,
      ...hint(row.company, row.hometown),
      href: to('merchants', row.id),
    })),
    companies: (companies?.rows ?? []).map((row) => ({ label: row.name, href: to('companies', row.id) })),
    chambers: (chambers?.rows ?? []).map((row) => ({
      label: row.name,
      ...hint(row.city),
      href: to('chambers', row.id),
    })),
    projects: (projects?.rows ?? []).map((row) => ({
      label: row.name,
      ...hint(row.unit, row.number),
      href: to('projects', row.id),
    })),
    leads: (leads?.rows ?? []).slice(0, EACH).map((row) => ({
      label: row.number,
      ...hint(row.firm, row.offer),
      href: to('leads', row.id),
    })),
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
    { key: 'import', href: '/desk/imports/new', allowed: canCreateMerchants(actor) },
    { key: 'newProject', href: '/desk/projects/new', allowed: canCreateProjects(actor) },
    { key: 'newReceipt', href: '/desk/receipts/new', allowed: canCreateReceipts(actor) },
    { key: 'newUser', href: '/desk/users/new', allowed: canChangeAccounts(actor) },
    { key: 'newUnit', href: '/desk/units/new', allowed: canChangeUnits(actor) },
    { key: 'password', href: '/my/security', allowed: true },
  ];
  return {
    pages: railOf(actor).map(({ key, href }) => ({ key, href })),
    acts: acts.flatMap(({ key, href, allowed }) => (allowed ? [{ key, href }] : [])),
  };
}
