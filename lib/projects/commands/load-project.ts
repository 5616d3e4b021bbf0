import type { Actor } from '@/lib/server/actor';
import type { Tx } from '@/lib/server/db';
import { scopeWhere } from '@/lib/server/scope';
import { AppError, ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { standingValues } from '@/lib/shared/form-data';
import { canUpdateProject, projectScopeColumns, visibleProjects } from '../policy';

const select = {
  id: true,
  number: true,
  version: true,
  name: true,
  nationalCode: true,
  investorCompanyId: true,
  investorText: true,
  merchantId: true,
  sourceText: true,
  chamberId: true,
  parkId: true,
  chainId: true,
  content: true,
  totalInvestmentWan: true,
  landMu: true,
  plantSqm: true,
  jobs: true,
  stage: true,
  stageSince: true,
  status: true,
  isReturn: true,
  isRestricted: true,
  ownerUnitId: true,
  leaderText: true,
  note: true,
} as const;

/**
 * The project that a command is about to change, locked until the transaction ends. 404 outside the scope, 403
 * without the right to change it, `conflict` with what stands there now when `version` has moved on.
 */
export async function loadProject(tx: Tx, actor: Actor, id: string, version?: number) {
  await tx.$executeRaw`SELECT 1 FROM project WHERE id = ${id}::uuid FOR UPDATE`;
  const row = await tx.project.findFirst({
    where: { AND: [{ id, archivedAt: null }, scopeWhere(visibleProjects(actor), projectScopeColumns)] },
    select,
  });
  if (!row) throw new NotFoundError('project');
  if (!canUpdateProject(actor, row)) throw new ForbiddenError('projects.update');
  if (version !== undefined && row.version !== version)
    throw new AppError('conflict', {}, standingValues(row));
  return row;
}

export type LoadedProject = Awaited<ReturnType<typeof loadProject>>;
