import { chamberScopeColumns, visibleChambers } from '@/lib/chambers/policy';
import { companyScopeColumns, visibleCompanies } from '@/lib/companies/policy';
import { eventScopeColumns, visibleEvents } from '@/lib/events/policy';
import { merchantScopeColumns, visibleMerchants } from '@/lib/merchants/policy';
import { projectScopeColumns, visibleProjects } from '@/lib/projects/policy';
import type { Actor, PersonActor } from '@/lib/server/actor';
import { db, Prisma } from '@/lib/server/db';
import { readRows } from '@/lib/server/read-rows';
import { scopeWhere } from '@/lib/server/scope';
import { ForbiddenError } from '@/lib/shared/errors';
import { worksToday, type StaffChoice } from '@/lib/users/queries-staff';
import { canLogInteractions } from '../policy';
import type { InteractionFilters } from '../search-params';

/**
 * Colleagues who hold a grant of the staff today, by name or unit, the own unit first; at most twenty. Of all units:
 * a visit is often made together. Nothing for an empty question.
 */
export async function searchOfficers(actor: Actor, q: string): Promise<StaffChoice[]> {
  if (!canLogInteractions(actor)) throw new ForbiddenError('interactions.log');
  const text = q.trim().slice(0, 40);
  if (text === '') return [];
  const like = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
  const own = actor.kind === 'person' ? actor.unitId : null;
  return readRows<StaffChoice>(Prisma.sql`
    SELECT x.id, x.name, x.unit FROM (
      SELECT DISTINCT ON (p.id) p.id, p.name, u."shortName" AS unit, (u.id = ${own}::uuid) IS TRUE AS own
        FROM app_user p JOIN user_grant g ON g."userId" = p.id JOIN unit u ON u.id = g."unitId"
       WHERE ${worksToday}
         AND (p.name ILIKE ${like} OR u.name ILIKE ${like} OR u."shortName" ILIKE ${like})
       ORDER BY p.id, own DESC, g."validFrom" DESC) x
     ORDER BY x.own DESC, x.name, x.id LIMIT 20`);
}

/** The actor as the first of those who took part. */
export async function getOwnOfficer(actor: PersonActor): Promise<StaffChoice | null> {
  if (!canLogInteractions(actor)) throw new ForbiddenError('interactions.log');
  const [unit] = await readRows<{ name: string }>(
    Prisma.sql`SELECT u."shortName" AS name FROM unit u WHERE u.id = ${actor.unitId}::uuid`,
  );
  return unit ? { id: actor.userId, name: actor.userName, unit: unit.name } : null;
}

/** Names of what a list is narrowed to by id; null where the actor may not see the record. */
export type FilterNames = {
  merchant: string | null;
  company: string | null;
  project: string | null;
  chamber: string | null;
  event: string | null;
  officer: string | null;
  holder: string | null;
  city: string | null;
};

/** Reads them within the actor's scope. */
export async function getFilterNames(
  actor: Actor,
  filters: Partial<InteractionFilters>,
): Promise<FilterNames> {
  const where = (id: string | undefined, scope: Record<string, unknown>) => ({
    AND: [{ id: id ?? '' }, scope],
  });
  if (!canLogInteractions(actor)) throw new ForbiddenError('interactions.list');
  const [merchant, company, project, chamber, event, officer, holder, city] = await Promise.all([
    filters.merchant
      ? db.merchant.findFirst({
          where: where(filters.merchant, scopeWhere(visibleMerchants(actor), merchantScopeColumns)),
          select: { name: true },
        })
      : null,
    filters.company
      ? db.company.findFirst({
          where: where(filters.company, scopeWhere(visibleCompanies(actor), companyScopeColumns)),
          select: { name: true },
        })
      : null,
    filters.project
      ? db.project.findFirst({
          where: where(filters.project, scopeWhere(visibleProjects(actor), projectScopeColumns)),
          select: { name: true },
        })
      : null,
    filters.chamber
      ? db.chamber.findFirst({
          where: where(filters.chamber, scopeWhere(visibleChambers(actor), chamberScopeColumns)),
          select: { name: true },
        })
      : null,
    filters.event
      ? db.event.findFirst({
          where: where(filters.event, scopeWhere(visibleEvents(actor), eventScopeColumns)),
          select: { title: true },
        })
      : null,
    filters.officer ? db.user.findUnique({ where: { id: filters.officer }, select: { name: true } }) : null,
    filters.holder ? db.user.findUnique({ where: { id: filters.holder }, select: { name: true } }) : null,
    filters.city ? db.place.findUnique({ where: { id: filters.city }, select: { nameZh: true } }) : null,
  ]);
  return {
    merchant: merchant?.name ?? null,
    company: company?.name ?? null,
    project: project?.name ?? null,
    chamber: chamber?.name ?? null,
    event: event?.title ?? null,
    officer: officer?.name ?? null,
    holder: holder?.name ?? null,
    city: city?.nameZh ?? null,
  };
}
