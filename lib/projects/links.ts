import type { Actor } from '@/lib/server/actor';
import { db } from '@/lib/server/db';
import { scopeWhere } from '@/lib/server/scope';
import { projectScopeColumns, visibleProjects } from './policy';
import type { KeptLink } from '@/lib/shared/kept-links';

/** Papers of a project are read by whoever reads the project. */
export async function mayReadProjectFiles(actor: Actor, recordId: string): Promise<boolean> {
  const found = await db.project.count({
    where: { AND: [{ id: recordId }, scopeWhere(visibleProjects(actor), projectScopeColumns)] },
  });
  return found > 0;
}

/** The investing firm, and the person behind the investment. */
export const projectLinks: readonly KeptLink[] = [
  { from: 'project.merchantId', to: 'merchant', onMerge: 'move', onErase: 'unlink' },
  { from: 'project.investorCompanyId', to: 'company', onMerge: 'move', onErase: 'stay' },
];
