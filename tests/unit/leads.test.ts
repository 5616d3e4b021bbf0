import { describe, expect, it } from 'vitest';
import {
  answerDueAt,
  isOverdue,
  leadClock,
  printCode,
  readCode,
  readNumber,
  stateAfter,
} from '@/lib/leads/rules';
import { InterestInput } from '@/lib/leads/schema';
import { buildWorkCalendar } from '@/lib/shared/workdays';

/** The National Day of 2026 as the tests imagine it: 1–8 October off, Saturday the 10th worked. */
const calendar = buildWorkCalendar([
  ...Array.from({ length: 8 }, (_, i) => ({ date: `2026-10-0${i + 1}`, kind: 'holiday' as const })),
  { date: '2026-09-30', kind: 'workday' },
  { date: '2026-10-09', kind: 'workday' },
  { date: '2026-10-10', kind: 'adjusted_workday' },
  { date: '2026-10-11', kind: 'holiday' },
  { date: '2026-10-12', kind: 'workday' },
]);

describe('the clock of an answer', () => {
  it('leaves holidays out, counts worked Saturdays and not the day of arrival', () => {
    // 30 Sep + 2 workdays = Sat 10 Oct; until the end of that day in Asia/Shanghai
    expect(answerDueAt(calendar, '2026-09-30', 2)?.toISOString()).toBe('2026-10-10T15:59:59.000Z');
    expect(answerDueAt(calendar, '2026-10-01', 1)?.toISOString()).toBe('2026-10-09T15:59:59.000Z');
  });

  it('is not guessed when the calendar ends first', () => {
    expect(answerDueAt(calendar, '2026-10-09', 5)).toBeNull();
    expect(answerDueAt(buildWorkCalendar([]), '2026-10-09', 1)).toBeNull();
  });

  it('is late only while nobody has answered', () => {
    const due = new Date('2026-10-10T15:59:59Z');
    const late = new Date('2026-10-11T00:00:00Z');
    const lead = { state: 'fresh' as const, answeredAt: null, answerDueAt: due };
    expect(isOverdue(lead, late)).toBe(true);
    expect(isOverdue(lead, due)).toBe(false);
    expect(isOverdue({ ...lead, answeredAt: due }, late)).toBe(false);
    expect(isOverdue({ ...lead, state: 'closed' }, late)).toBe(false);
    expect(isOverdue({ ...lead, answerDueAt: null }, late)).toBe(false);
  });
});

describe('what people type', () => {
  it('a code is read however it was copied', () => {
    expect(printCode('ABCDE23456')).toBe('ABCDE-23456');
    expect(readCode(' abcde-23456 ')).toBe('ABCDE23456');
    expect(readCode('ＡＢＣＤＥ　２３４５６')).toBe('ABCDE23456');
    expect(readNumber('x2026—000123')).toBe('X2026-000123');
  });

  it('no registration without the consent to be called back, and none with a broken number', () => {
    const good = { name: '示例', phone: '19900001234', enquiry: 'on', enquiryText: '1', keepText: '1' };
    expect(InterestInput.safeParse(good).success).toBe(true);
    const fieldsOf = (input: object) =>
      InterestInput.safeParse(input).error?.issues.map((issue) => `${issue.path.join('.')}:${issue.message}`);
    expect(fieldsOf({ ...good, enquiry: undefined })).toEqual(['enquiry:consent_required']);
    expect(fieldsOf({ ...good, phone: '12345' })).toEqual(['phone:phone']);
  });

  it('the second consent is a choice of its own', () => {
    const good = { name: '示例', phone: '19900001234', enquiry: 'on', enquiryText: '1', keepText: '1' };
    expect(InterestInput.parse(good).keep).toBe(false);
    expect(InterestInput.parse({ ...good, keep: 'on' }).keep).toBe(true);
  });
});

it('closed and converted leads stay as they are; nobody converts what nobody accepted', () => {
  expect(stateAfter('close', 'closed')).toBeNull();
  expect(stateAfter('reply', 'converted')).toBeNull();
  expect(stateAfter('convert', 'fresh')).toBeNull();
  expect(stateAfter('reply', 'fresh')).toBeNull();
  expect(stateAfter('accept', 'fresh')).toBe('accepted');
});

describe('the clock of the first answer, for whoever waits for it', () => {
  const due = new Date('2026-11-27T15:59:59Z');
  const lead = { state: 'fresh' as const, answeredAt: null, answerDueAt: due };

  it('counts the days that are left, names the last one, and counts on when it has gone by', () => {
    expect(leadClock(lead, new Date('2026-11-24T02:00:00Z'))).toEqual({
      kind: 'running',
      on: '2026-11-27',
      days: 3,
    });
    expect(leadClock(lead, new Date('2026-11-27T02:00:00Z')).kind).toBe('today');
    expect(leadClock(lead, new Date('2026-11-27T16:00:01Z'))).toEqual({
      kind: 'overdue',
      on: '2026-11-27',
      days: 1,
    });
    expect(leadClock(lead, new Date('2026-12-02T02:00:00Z')).days).toBe(5);
  });

  it('stops with the answer, ends with the lead, and is not guessed without a calendar', () => {
    const now = new Date('2026-12-02T02:00:00Z');
    const answeredAt = new Date('2026-11-25T18:00:00Z');
    expect(leadClock({ ...lead, state: 'following', answeredAt }, now)).toEqual({
      kind: 'answered',
      on: '2026-11-26',
      days: 0,
    });
    expect(leadClock({ ...lead, state: 'closed' }, now).kind).toBe('ended');
    expect(leadClock({ ...lead, answerDueAt: null }, now).kind).toBe('unknown');
  });
});
