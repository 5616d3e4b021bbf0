import type { Actor } from '@/lib/server/actor';
import { db } from '@/lib/server/db';
import { scopeWhere } from '@/lib/server/scope';
import { today } from '@/lib/shared/dates';
import { ForbiddenError } from '@/lib/shared/errors';
import { canListCreditedProjects, creditedScopeColumns, visibleCreditedProjects } from '../policy';
import type { ProjectStage, ProjectStatus } from '../schema';

const MOST = 200;

/** A project credited to the own chamber: its name and stage, and which units share its credit. */
export type CreditedProject = {
  id: string;
  /** null while the project is not public: it counts, its name stays with the units (C15) */
  name: string | null;
  stage: ProjectStage | null;
  status: ProjectStatus | null;
  /** percent as decimal text, as of today */
  shares: { unit: string; percent: string }[];
  isSample: boolean;
};

/**
 * Projects that are credited to the chamber of the officer who asks (B12), the last changed first, at most 200. Money
 * asked for, conditions, papers and people of a project are not the chamber's to see; of a project that is not public
 * yet only that it counts. Refuses everybody else.
 */
export async function listCreditedProjects(actor: Actor): Promise<CreditedProject[]> {
  if (!canListCreditedProjects(actor)) throw new ForbiddenError('projects.credited');
  const rows = await db.project.findMany({
    where: {
      AND: [{ archivedAt: null }, scopeWhere(visibleCreditedProjects(actor), creditedScopeColumns)],
    },
    select: {
      id: true,
      name: true,
      stage: true,
      status: true,
      isRestricted: true,
      isSample: true,
      shares: {
        where: { validFrom: { lte: new Date(`${today()}T00:00:00Z`) } },
        select: { unitId: true, percent: true, validFrom: true },
        orderBy: [{ validFrom: 'desc' }, { percent: 'desc' }, { unitId: 'asc' }],
        take: 60,
      },
    },
    orderBy: [{ updatedAt: 'desc' }, { id: 'desc' }],
    take: MOST,
  });
  const units = await db.unit.findMany({
    where: { id: { in: rows.flatMap((row) => row.shares.map((share) => share.unitId)) } },
    select: { id: true, shortName: true },
  });
  const names = new Map(units.map((unit) => [unit.id, unit.shortName]));
  return rows.map(({ isRestricted, shares, ...row }) => {
    const since = shares[0]?.validFrom.getTime();
    return {
      id: row.id,
      isSample: row.isSample,
      name: isRestricted ? null : row.name,
      stage: isRestricted ? null : row.stage,
      status: isRestricted ? null : row.status,
      shares: shares
        .filter((share) => share.validFrom.getTime() === since)
        .map((share) => ({ unit: names.get(share.unitId) ?? '', percent: share.percent.toFixed() })),
    };
  });
}
