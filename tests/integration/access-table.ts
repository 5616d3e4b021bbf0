import type { Role } from '@/lib/server/actor';

/** Who may pass a door: a role of a signed-in person, or one of the other kinds of actor. */
export type Who = Role | 'link' | 'public' | 'system';

export type AccessEntry = {
  /** Everybody who may call it within the own scope; whoever is not named is refused. */
  allow: readonly Who[];
  /** How a record outside the own scope answers: 404 hides it, 403 where its existence is no secret, `-` without record. */
  outside: 404 | 403 | '-';
};

/**
 * Every query and command that takes an actor × every role: `'<noun>.<function>'`. A function without an entry, and an
 * entry without its function, fail tests/architecture/access-table.test.ts.
 */
export const accessTable: Record<string, AccessEntry> = {};
