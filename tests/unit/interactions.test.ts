import { describe, expect, it } from 'vitest';
import {
  coverageRate,
  crowdingOf,
  isNextLate,
  missingForComplete,
  nextDates,
  type RecentContact,
} from '@/lib/interactions/rules';
import { InteractionInput } from '@/lib/interactions/schema';
import { InteractionPage } from '@/lib/interactions/search-params';
import { problemsOf } from '@/lib/shared/zod-problems';

const contact = (unitId: string, on: string): RecentContact => ({ unitId, unit: `${unitId}县`, on });
const codes = (input: Record<string, unknown>) => {
  const parsed = InteractionInput.safeParse(input, { reportInput: true });
  if (parsed.success) return {};
  return Object.fromEntries(
    Object.entries(problemsOf(parsed.error)).map(([field, problems]) => [field, problems[0]?.code]),
  );
};
const ID = '0193d0a0-0000-7000-8000-000000000001';
const whole = { channel: 'phone', happenedOn: '2026-11-20', merchantIds: ID, summary: '近况' };

describe('the third contact in thirty days by different units', () => {
  it('warns when two stand there and more than one unit is in it, the own included', () => {
    const two = [contact('甲', '2026-11-18'), contact('甲', '2026-11-03')];
    expect(crowdingOf(two, '乙')).toEqual([{ unit: '甲县', contacts: 2, lastOn: '2026-11-18' }]);
    const mixed = [contact('甲', '2026-11-03'), contact('乙', '2026-11-18'), contact('乙', '2026-11-20')];
    expect(crowdingOf(mixed, '甲').map(({ unit, contacts }) => [unit, contacts])).toEqual([
      ['乙县', 2],
      ['甲县', 1],
    ]);
  });

  it('says nothing before the second, nor where one unit alone looks after the person', () => {
    expect(crowdingOf([contact('甲', '2026-11-18')], '乙')).toEqual([]);
    expect(crowdingOf([contact('甲', '2026-11-18'), contact('甲', '2026-11-03')], '甲')).toEqual([]);
  });
});

describe('days offered for the next contact', () => {
  it('are counted from today, and the quarter while it is more than a week off', () => {
    expect(nextDates('2026-11-22')).toEqual([
      { key: 'week', date: '2026-11-29' },
      { key: 'twoWeeks', date: '2026-12-06' },
      { key: 'month', date: '2026-12-22' },
      { key: 'quarter', date: '2026-12-31' },
    ]);
    expect(nextDates('2026-12-26').map((choice) => choice.key)).toEqual(['week', 'twoWeeks', 'month']);
    expect(nextDates('2026-01-31')[2]).toEqual({ key: 'month', date: '2026-02-28' });
  });

  it('are late from the day after, until done', () => {
    expect(isNextLate({ nextOn: '2026-11-21', nextDoneOn: null }, '2026-11-22')).toBe(true);
    expect(isNextLate({ nextOn: '2026-11-22', nextDoneOn: null }, '2026-11-22')).toBe(false);
    expect(isNextLate({ nextOn: '2026-11-21', nextDoneOn: '2026-11-22' }, '2026-11-22')).toBe(false);
    expect(isNextLate({ nextOn: null, nextDoneOn: null }, '2026-11-22')).toBe(false);
  });
});

describe('a complete contact', () => {
  it('says what was said and who took part; an attempt needs no words', () => {
    expect(missingForComplete({ summary: null, outcome: 'reached', officers: 0 })).toEqual([
      { field: 'summary', code: 'required' },
      { field: 'officerIds', code: 'required' },
    ]);
    expect(missingForComplete({ summary: null, outcome: 'not_reached', officers: 1 })).toEqual([]);
  });
});

describe('the form of a contact', () => {
  it('takes one person or several, and tells what is wrong field by field', () => {
    expect(codes(whole)).toEqual({});
    expect(InteractionInput.parse({ ...whole, merchantIds: [ID, ID] }).merchantIds).toEqual([ID]);
    expect(codes({ ...whole, merchantIds: undefined })).toEqual({ merchantIds: 'person_or_firm' });
    expect(codes({ ...whole, merchantIds: undefined, companyId: ID })).toEqual({});
    expect(codes({ ...whole, channel: undefined })).toEqual({ channel: 'channel_required' });
    expect(codes({ ...whole, nextOn: '2026-11-20' })).toEqual({ nextOn: 'next_after_contact' });
    expect(codes({ ...whole, nextText: '寄资料' })).toEqual({ nextOn: 'next_needs_date' });
    expect(codes({ ...whole, answersRequest: 'on' })).toEqual({ requestReason: 'required' });
  });

  it('reads the time of day as people write it', () => {
    expect(InteractionInput.parse({ ...whole, happenedAt: '9：05' }).happenedAt).toBe('09:05');
    expect(codes({ ...whole, happenedAt: '25:00' })).toEqual({ happenedAt: 'time_format' });
  });

  it('broken values of an address are no conditions', () => {
    expect(InteractionPage.parse({ channel: 'fax', from: '2026-13-01', next: 'late' })).toEqual({
      next: 'late',
    });
  });
});

describe('the coverage rate', () => {
  it('is rounded half-up to one decimal, and nothing where nobody is counted', () => {
    expect(coverageRate(2, 3)).toBe('66.7');
    expect(coverageRate(1, 8)).toBe('12.5');
    expect(coverageRate(1, 16)).toBe('6.3');
    expect(coverageRate(0, 0)).toBeNull();
  });
});
