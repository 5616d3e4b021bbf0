import { convertLeadIn } from '@/lib/leads/commands/handle-lead';
import type { Actor } from '@/lib/server/actor';
import { inTransaction } from '@/lib/server/db';
import type { ProjectOfLead } from '../schema';
import { createProjectsIn } from './create-projects';

/**
 * Registers a project out of a lead (E1, A22): the project, its first stage, its credit and the lead's last step stand
 * or fall together. The project keeps the lead, the person of the ledger behind it, and the mark of a sample. Refuses
 * a lead outside the actor's scope, one that nobody has taken on, one that has become a project already, and whatever
 * registering a project refuses.
 */
export async function convertLead(actor: Actor, input: ProjectOfLead): Promise<{ id: string }> {
  const { leadId } = input;
  return inTransaction(async (tx) => {
    const kept = await convertLeadIn(tx, actor, leadId);
    const { ids } = await createProjectsIn(tx, actor, [{ ...input, ...kept }]);
    const [id] = ids;
    if (id === undefined) throw new Error('a project was asked for and none was made');
    return { id };
  });
}
