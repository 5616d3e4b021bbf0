import { hasRole, type Actor } from '@/lib/server/actor';
import { inScope, seesAll, seesNone, type Scope } from '@/lib/server/scope';

/** An appeal lies with the unit that registered it and with every unit that handles or handled it. */
export const appealScopeColumns = { units: 'unitIds' } as const;

type AppealRecord = { unitIds: readonly string[] };

/**
 * The desk's pages: whoever works with people. Supervisors read figures and facts, not what somebody needs (C15);
 * chamber officers and administrators see none, a merchant the own ones under 我的.
 */
export function canListAppeals(actor: Actor): boolean {
  return actor.kind === 'system' || hasRole(actor, 'clerk', 'chief', 'leader', 'filler');
}

/** Units whose appeals the actor may come upon; of a person whose record is withheld only the own unit's (queries/where). */
export function visibleAppeals(actor: Actor): Scope {
  if (actor.kind === 'system') return seesAll;
  if (!canListAppeals(actor) || actor.kind !== 'person') return seesNone;
  return actor.isWholeProgramme ? seesAll : { kind: 'some', unitIds: actor.unitIds };
}

/** Appeals that lie with the own unit, the section's bureau counted as one with it; through a token none. */
export function ownAppeals(actor: Actor): Scope {
  if (actor.kind === 'system') return seesAll;
  if (!canListAppeals(actor) || actor.kind !== 'person' || actor.tokenScopes !== null) return seesNone;
  return {
    kind: 'some',
    unitIds: [...new Set([actor.unitId, actor.scopeRootId])].filter((id) => id !== null),
  };
}

/** Registering what somebody asks for: staff, and leaders who are told of it on a visit. */
export function canOpenAppeals(actor: Actor): boolean {
  return canListAppeals(actor);
}

/** Every step after that: those who do the work, of a unit with which the appeal lies or of one above it. */
export function canHandleAppeal(actor: Actor, record: AppealRecord): boolean {
  if (actor.kind === 'system') return true;
  return (
    hasRole(actor, 'clerk', 'chief', 'filler') && inScope(visibleAppeals(actor), { unitIds: record.unitIds })
  );
}

/** Asking under 我的, reading the own appeals and saying whether one is content: the person. */
export function canAskForOwn(actor: Actor): boolean {
  return hasRole(actor, 'merchant') && actor.kind === 'person' && actor.merchantId !== null;
}

/** The limits bind every unit: the chief of the whole programme sets them. */
export function canSetAppealLimits(actor: Actor): boolean {
  return hasRole(actor, 'chief') && actor.isWholeProgramme;
}
