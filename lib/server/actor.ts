import type { Role } from '@/prisma/generated/enums';

export type { Role };

declare const brand: unique symbol;
type Branded = { readonly [brand]: 'actor' };

/** What every act carries for the audit trail, whoever acts. */
type Origin = { readonly requestId: string; readonly address: string | null };

/** A signed-in person with one active grant. `unitIds` is the grant's subtree as of today. */
export type PersonActor = Branded &
  Origin & {
    readonly kind: 'person';
    readonly userId: string;
    readonly userName: string;
    readonly grantId: string;
    readonly role: Role;
    readonly unitId: string | null;
    /** where the scope begins: the grant's unit, for a section its bureau; null without a unit. */
    readonly scopeRootId: string | null;
    readonly unitIds: readonly string[];
    /** true when the grant's scope root is the root of the tree: scope filters can be left out. */
    readonly isWholeProgramme: boolean;
    readonly chamberIds: readonly string[];
    readonly merchantId: string | null;
    readonly sessionId: string | null;
    readonly steppedUpAt: Date | null;
    /** REST tokens narrow the role; null in the browser. */
    readonly tokenScopes: readonly string[] | null;
  };

/** Somebody who holds a one-time link: one record, one act. */
export type LinkActor = Branded &
  Origin & { readonly kind: 'link'; readonly noun: string; readonly recordId: string; readonly act: string };

/** A visitor of the public site. */
export type PublicActor = Branded & Origin & { readonly kind: 'public' };

/** The programme itself: nightly jobs, seeds. Never made from a request. */
export type SystemActor = Branded & Origin & { readonly kind: 'system'; readonly job: string };

export type Actor = PersonActor | LinkActor | PublicActor | SystemActor;

type Plain<T> = Omit<T, typeof brand>;

/**
 * Makes an actor. Only lib/server/session.ts, lib/server/actor-of-job.ts, the API's token check, the seed and
 * tests/support may call it (wall in scripts/walls/table.mjs): everybody else receives one.
 */
export function makeActor(actor: Plain<PersonActor>): PersonActor;
export function makeActor(actor: Plain<LinkActor>): LinkActor;
export function makeActor(actor: Plain<PublicActor>): PublicActor;
export function makeActor(actor: Plain<SystemActor>): SystemActor;
export function makeActor(actor: Plain<Actor>): Actor {
  // cast: the brand is given here and nowhere else
  return actor as Actor;
}

/** True for a person who holds one of the roles. */
export function hasRole(actor: PersonActor, ...roles: Role[]): boolean;
export function hasRole(actor: Actor, ...roles: Role[]): actor is PersonActor;
export function hasRole(actor: Actor, ...roles: Role[]): boolean {
  return actor.kind === 'person' && roles.includes(actor.role);
}
