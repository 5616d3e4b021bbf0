import { describe, expect, it } from 'vitest';
import {
  actOnWord,
  appealActs,
  appealStates,
  clockFrom,
  dueNow,
  dueStep,
  isLate,
  stateAfter,
} from '@/lib/appeals/rules';
import { AppealInput, RateAppealInput } from '@/lib/appeals/schema';
import { buildWorkCalendar } from '@/lib/shared/workdays';
import { addDays } from '@/lib/shared/dates';
import { problemsOf } from '@/lib/shared/zod-problems';

/** November and December of 2026: Saturdays and Sundays are free, the year after is not loaded. */
const calendar = buildWorkCalendar(
  Array.from({ length: 61 }, (_, index) => {
    const date = addDays('2026-11-01', index);
    const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
    return { date, kind: weekday === 0 || weekday === 6 ? ('holiday' as const) : ('workday' as const) };
  }),
);
const LIMITS = { accept: 1, answer: 3, close: 15 };

describe('the way of an appeal', () => {
  it('goes from the register over the unit in charge to its end', () => {
    const way = (['assign', 'accept', 'answer', 'close'] as const).reduce<string[]>(
      (states, act) => {
        const last = states.at(-1);
        const from = appealStates.find((state) => state === last);
        return [...states, (from && stateAfter(act, from)) ?? 'refused'];
      },
      ['registered'],
    );
    expect(way).toEqual(['registered', 'assigned', 'handling', 'answered', 'closed']);
  });

  it('a unit that is not in charge gives it back, and it is handed on again', () => {
    expect(stateAfter('give_back', 'assigned')).toBe('returned');
    expect(stateAfter('give_back', 'handling')).toBe('returned');
    expect(stateAfter('accept', 'returned')).toBeNull();
    expect(stateAfter('assign', 'returned')).toBe('assigned');
  });

  it('nothing is closed without an answer, and nothing answered before somebody has taken it on', () => {
    for (const state of appealStates) {
      expect(stateAfter('close', state), state).toBe(state === 'answered' ? 'closed' : null);
      expect(stateAfter('answer', state), state).toBe(state === 'handling' ? 'answered' : null);
    }
  });

  it('a closed one can only be taken up again', () => {
    expect(appealActs.filter((act) => stateAfter(act, 'closed') !== null)).toEqual(['reopen']);
    expect(stateAfter('reopen', 'closed')).toBe('handling');
  });

  it('who is not content gets the work done again', () => {
    expect(actOnWord('dissatisfied')).toBe('redo');
    expect(stateAfter('redo', 'answered')).toBe('handling');
    expect(['satisfied', 'basically', 'not_said'].map((word) => actOnWord(word as 'satisfied'))).toEqual(
      Array(3).fill('close'),
    );
  });
});

describe('the clock of an appeal', () => {
  it('counts workdays after the day of receipt and leaves weekends out', () => {
    // a Friday: the next workday is Monday
    expect(clockFrom(calendar, '2026-11-20', LIMITS)).toEqual({
      ...{ acceptDueOn: '2026-11-23', answerDueOn: '2026-11-25', closeDueOn: '2026-12-11' },
    });
  });

  it('is never guessed in a year whose calendar is not loaded', () => {
    expect(clockFrom(calendar, '2026-12-24', LIMITS)).toEqual({
      ...{ acceptDueOn: '2026-12-25', answerDueOn: '2026-12-29', closeDueOn: null },
    });
  });

  it('waits for the step that is due in its state', () => {
    const clock = { acceptDueOn: 'a', answerDueOn: 'b', closeDueOn: 'c' };
    expect(appealStates.map((state) => [state, dueNow(state, clock), dueStep(state)])).toEqual([
      ['registered', 'a', 'accept'],
      ['assigned', 'a', 'accept'],
      ['handling', 'b', 'answer'],
      ['answered', 'c', 'close'],
      ['closed', null, null],
      ['returned', 'a', 'accept'],
    ]);
  });

  it('is late from the day after, and never when closed or without a clock', () => {
    const late = (state: 'handling' | 'closed', dueOn: string | null) =>
      isLate({ state, dueOn }, '2026-11-23');
    expect(late('handling', '2026-11-22')).toBe(true);
    expect(late('handling', '2026-11-23')).toBe(false);
    expect(late('handling', null)).toBe(false);
    expect(late('closed', '2026-11-01')).toBe(false);
  });
});

describe('what a form must say', () => {
  it('an appeal is somebody’s: a person’s, a firm’s or a project’s', () => {
    const parsed = AppealInput.safeParse({ kind: 'land', title: '用地指标', ask: '需要用地指标二十亩' });
    expect(parsed.success ? {} : problemsOf(parsed.error)).toMatchObject({
      merchantId: [{ code: 'appeal_of_whom' }],
    });
  });

  it('whoever is not content says why', () => {
    const base = { id: '0190a000-0000-7000-8000-000000000001', version: '1' };
    expect(RateAppealInput.safeParse({ ...base, satisfaction: 'dissatisfied' }).success).toBe(false);
    expect(RateAppealInput.safeParse({ ...base, satisfaction: 'basically' }).success).toBe(true);
  });
});
