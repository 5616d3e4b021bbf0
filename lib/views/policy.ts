import { hasRole, type Actor, type PersonActor } from '@/lib/server/actor';
import { canListLedger } from './rules-ledgers';
import type { ViewNoun } from './schema';

/** A stored view, as far as rights go. */
type ViewRecord = { userId: string; unitId: string | null };

/** Keeping views of a ledger and choosing its columns: a person on the desk who may open it. No token, no job. */
export function canUseViews(actor: Actor, noun: ViewNoun): actor is PersonActor {
  return actor.kind === 'person' && actor.tokenScopes === null && canListLedger(actor, noun);
}

/** The unit that an actor shares views with: a section counts as its bureau. Null: nobody to share with. */
export function sharingUnit(actor: PersonActor): string | null {
  return actor.scopeRootId ?? actor.unitId;
}

/** Own views, and those that somebody of the own unit shares. Any other does not exist. */
export function canReadView(actor: PersonActor, view: ViewRecord): boolean {
  return view.userId === actor.userId || (view.unitId !== null && view.unitId === sharingUnit(actor));
}

/** Renaming, sharing, changing, deleting: the author; a shared one also the chief of the unit. */
export function canChangeView(actor: PersonActor, view: ViewRecord): boolean {
  return view.userId === actor.userId || (hasRole(actor, 'chief') && canReadView(actor, view));
}
