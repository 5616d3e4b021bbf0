import { beforeAll, describe, expect, it } from 'vitest';
import { AppError, FieldErrors, ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { everybody, makeWorld, scopedRoles, type Who, type World } from '@/tests/support/world';
import { accessTable, type AccessEntry } from './access-table';

type Answer = 'passed' | 'empty' | 403 | 404;

/** What a door answered; an error that is neither a refusal nor an expected complaint is a bug and passes on. */
async function answerOf(door: () => Promise<unknown>): Promise<Answer> {
  try {
    return isNothing(await door()) ? 'empty' : 'passed';
  } catch (error) {
    if (error instanceof ForbiddenError) return 403;
    if (error instanceof NotFoundError) return 404;
    if (error instanceof FieldErrors || error instanceof AppError) return 'passed';
    throw error;
  }
}

/** null, [], {rows: []}, 0 and objects of such: nothing was given away. */
function isNothing(value: unknown): boolean {
  if (value === null || value === undefined || value === false || value === 0 || value === '') return true;
  if (value instanceof Map || value instanceof Set) return value.size === 0;
  if (Array.isArray(value)) return value.length === 0;
  if (typeof value !== 'object' || value instanceof Date) return false;
  return Object.values(value).every(isNothing);
}

describe('every door × every role', () => {
  let world: World;
  beforeAll(async () => {
    world = await makeWorld();
  });

  const doors = Object.entries(accessTable);

  it.each(doors)('%s lets through whom the table names, on records of their own', async (name, entry) => {
    const refused: Who[] = [];
    for (const who of entry.allow) {
      const answer = await ask(entry, who, 'own');
      if (answer === 403 || answer === 404) refused.push(who);
    }
    expect(refused, `${name} refused`).toEqual([]);
  });

  it.each(doors)('%s refuses everybody else', async (name, entry) => {
    const passed: Who[] = [];
    for (const who of everybody.filter((one) => !entry.allow.includes(one))) {
      const answer = await ask(entry, who, 'own');
      if (answer === 'passed' || (answer === 'empty' && !entry.emptyWhenRefused)) passed.push(who);
    }
    expect(passed, `${name} let pass`).toEqual([]);
  });

  it.each(doors.filter(([, entry]) => entry.outside !== '-'))(
    '%s hides what lies outside the own scope',
    async (name, entry) => {
      const leaks: [Who, Answer][] = [];
      for (const who of entry.allow.filter((one) => scopedRoles.includes(one))) {
        const answer = await ask(entry, who, 'other');
        if (answer !== entry.outside) leaks.push([who, answer]);
      }
      expect(leaks, `${name} outside the scope`).toEqual([]);
    },
  );

  async function ask(entry: AccessEntry, who: Who, side: 'own' | 'other'): Promise<Answer> {
    const actor = await world.anyone(who);
    return answerOf(() => entry.call(actor, world[side], world));
  }
});
