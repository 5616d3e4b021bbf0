import type { Actor } from '@/lib/server/actor';
import { canListProjects, canUpdateProject } from '@/lib/projects/policy';

type OfProject = { ownerUnitId: string; merchantId?: string | null; isRestricted: boolean };

/** The desk's list of agreements: whoever lists projects. */
export function canListAgreements(actor: Actor): boolean {
  return canListProjects(actor);
}

/** Recording and changing agreements: whoever may change the project. */
export function canUpdateAgreement(actor: Actor, project: OfProject): boolean {
  return canUpdateProject(actor, project);
}
