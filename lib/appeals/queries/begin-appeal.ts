import { getFilterNames } from '@/lib/interactions/queries/choices';
import { getInteraction } from '@/lib/interactions/queries/get-interaction';
import type { Actor } from '@/lib/server/actor';
import { db } from '@/lib/server/db';
import { ForbiddenError } from '@/lib/shared/errors';
import { canOpenAppeals } from '../policy';
import type { NewAppealPage } from '../search-params';

type Named = { id: string; name: string };

/** What a new appeal begins with: the record it is about, or the contact in which somebody told of a difficulty. */
export type AppealBeginning = {
  person: Named | null;
  company: Named | null;
  project: Named | null;
  contact: { id: string; on: string; difficulty: string } | null;
};

/** Reads it within the actor's scope; a contact whose difficulty is settled or has an appeal begins nothing. */
export async function beginAppeal(actor: Actor, from: NewAppealPage): Promise<AppealBeginning> {
  if (!canOpenAppeals(actor)) throw new ForbiddenError('appeals.open');
  if (from.contact) {
    const contact = await getInteraction(actor, from.contact);
    const taken = await db.appeal.count({ where: { interactionId: contact.id } });
    const [person] = contact.persons;
    return {
      person: person ? { id: person.id, name: person.name } : null,
      company: contact.company,
      project: contact.project,
      contact:
        contact.difficulty !== null && contact.difficultyState === 'open' && taken === 0
          ? { id: contact.id, on: contact.happenedOn, difficulty: contact.difficulty }
          : null,
    };
  }
  const names = await getFilterNames(actor, from);
  const named = (id: string | undefined, name: string | null): Named | null =>
    id && name ? { id, name } : null;
  return {
    person: named(from.merchant, names.merchant),
    company: named(from.company, names.company),
    project: named(from.project, names.project),
    contact: null,
  };
}
