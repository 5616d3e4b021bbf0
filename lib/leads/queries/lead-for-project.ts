import type { Actor } from '@/lib/server/actor';
import { db } from '@/lib/server/db';
import { scopeWhere } from '@/lib/server/scope';
import { ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { canHandleLead, leadScopeColumns, visibleLeads } from '../policy';
import { stateAfter, type LeadState } from '../rules';

/** What the form of a new project takes over from a lead. `amountWan` in 万元, null when the sender's words are no number. */
export type LeadForProject = {
  id: string;
  number: string;
  state: LeadState;
  /** the lead has been taken on and not yet been converted or closed */
  mayConvert: boolean;
  senderName: string;
  firm: string | null;
  amountText: string | null;
  amountWan: string | null;
  message: string | null;
  ownerUnitId: string;
  /** credited with the project */
  chamberId: string | null;
  offer: { title: string; parkId: string | null; chainId: string | null } | null;
  projects: { id: string; number: string }[];
};

/** The lead from which a project is to be registered. Outside the actor's scope: 404; who may not handle it: 403. */
export async function getLeadForProject(actor: Actor, id: string): Promise<LeadForProject> {
  const lead = await db.lead.findFirst({
    where: { AND: [{ id }, scopeWhere(visibleLeads(actor), leadScopeColumns)] },
    select: {
      id: true,
      number: true,
      state: true,
      senderName: true,
      firm: true,
      amountText: true,
      amountWan: true,
      message: true,
      ownerUnitId: true,
      chamberId: true,
      offer: { select: { title: true, parkId: true, chainId: true } },
      projects: { select: { id: true, number: true }, orderBy: { number: 'asc' }, take: 5 },
    },
  });
  if (!lead) throw new NotFoundError('lead');
  if (!canHandleLead(actor, lead)) throw new ForbiddenError('leads.handle');
  return {
    ...lead,
    amountWan: lead.amountWan?.toFixed() ?? null,
    mayConvert: stateAfter('convert', lead.state) !== null,
  };
}
