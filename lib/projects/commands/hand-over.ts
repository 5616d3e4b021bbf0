import { handOverRows } from '@/lib/audit/commands-hand-over';
import type { PersonActor } from '@/lib/server/actor';
import type { Tx } from '@/lib/server/db';
import { ForbiddenError } from '@/lib/shared/errors';
import type { Handing } from '@/lib/shared/handing';
import { canCreateProjects, projectScopeColumns, visibleProjects } from '../policy';

/**
 * A set of projects goes to another officer, inside the transaction of a hand-over. A newer version on any refuses the
 * whole set.
 */
export async function handOverProjectsIn(tx: Tx, actor: PersonActor, handing: Handing): Promise<void> {
  if (!canCreateProjects(actor)) throw new ForbiddenError('projects.hand_over');
  await handOverRows(tx, actor, handing, {
    noun: 'projects',
    table: 'project',
    column: 'officerId',
    reach: visibleProjects(actor),
    reachColumns: projectScopeColumns,
  });
}
