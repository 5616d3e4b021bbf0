import { hasRole, type Actor, type PersonActor } from '@/lib/server/actor';
import { inScope, seesAll, seesNone, type Scope } from '@/lib/server/scope';

export const handoverScopeColumns = { unit: 'unitId' } as const;

type HandoverRecord = { createdBy: string; unitId: string | null };

/** Whoever works with people sees what they themselves hold; at the desk, never by a token. */
export function canUseHandovers(actor: Actor): actor is PersonActor {
  return hasRole(actor, 'clerk', 'chief', 'leader', 'filler') && actor.tokenScopes === null;
}

/** Handing over is the chief's, who answers for the units. Accounts are kept by administrators, who read no records. */
export function canHandOver(actor: Actor): actor is PersonActor {
  return canUseHandovers(actor) && hasRole(actor, 'chief');
}

/** What one officer holds: the officer, and the chief of a unit in which the officer works or worked. */
export function canReadHoldings(
  actor: Actor,
  officer: { userId: string; unitIds: readonly string[] },
): actor is PersonActor {
  if (!canUseHandovers(actor)) return false;
  if (actor.userId === officer.userId) return true;
  return (
    canHandOver(actor) && (actor.isWholeProgramme || officer.unitIds.some((id) => actor.unitIds.includes(id)))
  );
}

/** How many things an account still has in hand, a number and no more: who closes accounts has to know. */
export function canCountHeld(actor: Actor): boolean {
  return hasRole(actor, 'sysadmin', 'secadmin', 'auditor');
}

/** Hand-overs of the own units. */
export function visibleHandovers(actor: Actor): Scope {
  if (!canHandOver(actor)) return seesNone;
  return actor.isWholeProgramme ? seesAll : { kind: 'some', unitIds: actor.unitIds };
}

/** The own ones and those of the units; anybody else's do not exist. */
export function canReadHandover(actor: Actor, record: HandoverRecord): actor is PersonActor {
  return (
    canHandOver(actor) &&
    (record.createdBy === actor.userId || inScope(visibleHandovers(actor), { unitId: record.unitId }))
  );
}
