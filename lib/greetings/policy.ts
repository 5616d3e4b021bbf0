import { hasRole, type Actor, type PersonActor } from '@/lib/server/actor';
import { inScope, seesAll, seesNone, type Scope } from '@/lib/server/scope';

export const greetingScopeColumns = { unit: 'unitId' } as const;

type GreetingRecord = { unitId: string };

/** Whoever works with people reads the campaigns; supervisors read figures, not who was written to. Never by a token. */
export function canListGreetings(actor: Actor): boolean {
  if (actor.kind === 'system') return true;
  return (
    actor.kind === 'person' &&
    actor.tokenScopes === null &&
    hasRole(actor, 'clerk', 'chief', 'leader', 'filler')
  );
}

/** Campaigns of the own units and of those below them. */
export function visibleGreetings(actor: Actor): Scope {
  if (actor.kind === 'system') return seesAll;
  if (!canListGreetings(actor) || actor.kind !== 'person') return seesNone;
  return actor.isWholeProgramme ? seesAll : { kind: 'some', unitIds: actor.unitIds };
}

/** Writing campaigns: who keeps the ledger. */
export function canWriteGreetings(actor: Actor): actor is PersonActor {
  return canListGreetings(actor) && hasRole(actor, 'clerk', 'chief', 'filler');
}

export function canReadGreeting(actor: Actor, record: GreetingRecord): boolean {
  return inScope(visibleGreetings(actor), record);
}

/** Working on a campaign: those who write, in whose units it lies. */
export function canUpdateGreeting(actor: Actor, record: GreetingRecord): boolean {
  return canWriteGreetings(actor) && canReadGreeting(actor, record);
}

/** A second person approves: a chief in whose units it lies, never whoever asked (domain.md 2.5). */
export function canDecideGreeting(
  actor: Actor,
  record: GreetingRecord & { askedBy: string | null },
): actor is PersonActor {
  return (
    canListGreetings(actor) &&
    hasRole(actor, 'chief') &&
    canReadGreeting(actor, record) &&
    record.askedBy !== actor.userId
  );
}

/** Templates and own days are the programme's: the bureau's clerk and chief write them, all who write campaigns use them. */
export function canWriteTemplates(actor: Actor): boolean {
  return canWriteGreetings(actor) && hasRole(actor, 'clerk', 'chief');
}
