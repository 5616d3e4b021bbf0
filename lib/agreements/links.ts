import { projectScopeColumns, visibleProjects } from '@/lib/projects/policy';
import type { Actor } from '@/lib/server/actor';
import { db } from '@/lib/server/db';
import { scopeWhere } from '@/lib/server/scope';

/** Papers of an agreement are read by whoever reads its project. */
export async function mayReadAgreementFiles(actor: Actor, recordId: string): Promise<boolean> {
  const found = await db.agreement.count({
    where: { id: recordId, project: scopeWhere(visibleProjects(actor), projectScopeColumns) },
  });
  return found > 0;
}
