import { hasRole, type Actor } from '@/lib/server/actor';
import { inScope, seesAll, seesNone, type Scope } from '@/lib/server/scope';

/** A chain stands under the unit that leads it. */
export const chainScopeColumns = { unit: 'ownerUnitId' } as const;

/** Chains are the programme's own structure: all staff read them, whoever keeps them. */
export function visibleChains(actor: Actor): Scope {
  if (actor.kind === 'system') return seesAll;
  return hasRole(actor, 'clerk', 'chief', 'leader', 'filler', 'supervisor') ? seesAll : seesNone;
}

/** The desk's pages of chains. */
export function canListChains(actor: Actor): boolean {
  return visibleChains(actor).kind === 'all';
}

/** Entering and changing chains is the bureau's work: links and gaps are said for the whole programme (C12). */
export function canWriteChains(actor: Actor): boolean {
  return actor.kind === 'system' || (hasRole(actor, 'clerk', 'chief') && actor.isWholeProgramme);
}

/** May the actor change this chain? */
export function canWriteChain(actor: Actor, chain: { ownerUnitId: string }): boolean {
  return canWriteChains(actor) && inScope(visibleChains(actor), { unitId: chain.ownerUnitId });
}
