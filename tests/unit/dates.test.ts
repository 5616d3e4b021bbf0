import { describe, expect, it } from 'vitest';
import * as dates from '@/lib/shared/dates';

describe('today', () => {
  it('is the day in Shanghai, whatever the zone of the machine', () => {
    expect(dates.today(new Date('2026-02-16T15:59:59.999Z'))).toBe('2026-02-16');
    expect(dates.today(new Date('2026-02-16T16:00:00Z'))).toBe('2026-02-17');
    expect(dates.formatInstant(new Date('2021-05-29T01:31:00Z'))).toBe('2021-05-29 09:31');
    expect(dates.startOfDay('2026-02-17').toISOString()).toBe('2026-02-16T16:00:00.000Z');
  });
});

describe('a date', () => {
  it.each(['2024-02-29', '2000-02-29', '1999-12-31'])('%s exists', (date) =>
    expect(dates.isIsoDate(date)).toBe(true),
  );
  it.each([
    '2023-02-29',
    '1900-02-29',
    '2024-13-01',
    '2024-00-10',
    '2024-04-31',
    '2024-7-4',
    '',
    '2024-07-04T00:00',
  ])('%j does not', (date) => expect(dates.isIsoDate(date)).toBe(false));

  it('is written for lists and for letters', () => {
    expect(dates.formatListDate('2024-07-04')).toBe('2024-07-04');
    expect(dates.formatLetterDate('2024-07-04')).toBe('2024年7月4日');
    expect(() => dates.formatLetterDate('2024-02-30')).toThrow(RangeError);
  });

  it('moves by days and months', () => {
    expect(dates.addDays('2024-02-28', 2)).toBe('2024-03-01');
    expect(dates.addDays('2024-01-01', -1)).toBe('2023-12-31');
    expect(dates.addMonths('2024-01-31', 1)).toBe('2024-02-29');
    expect(dates.addMonths('2024-01-31', -2)).toBe('2023-11-30');
    expect(dates.daysBetween('2021-05-25', '2021-05-29')).toBe(4);
  });

  it('knows its weekday', () => {
    expect(dates.weekday('2021-05-29')).toBe(6);
    expect(dates.weekday('1969-12-29')).toBe(1);
    expect(dates.weekday('2026-11-22')).toBe(7);
  });

  it('keeps its number both ways', () => {
    for (const date of ['0001-01-01', '1900-03-01', '1970-01-01', '2026-11-22', '2099-12-31']) {
      expect(dates.dateOfNumber(dates.dayNumber(date))).toBe(date);
    }
  });
});

describe('age', () => {
  it.each([
    ['1980-05-20', '2026-05-19', 45],
    ['1980-05-20', '2026-05-20', 46],
    ['2000-02-29', '2026-02-28', 25],
    ['2000-02-29', '2026-03-01', 26],
    ['2026-05-20', '2026-05-19', null],
  ])('born %s, on %s', (birth, on, age) => expect(dates.ageOn(birth, on)).toBe(age));
});

describe('months', () => {
  it('are keys that can be counted', () => {
    expect(dates.monthKey('2022-10-31')).toBe('2022-10');
    expect(dates.monthsBetween('2021-11', '2022-02')).toEqual(['2021-11', '2021-12', '2022-01', '2022-02']);
    expect(dates.monthsBetween('2022-02', '2022-01')).toEqual([]);
    expect(dates.addToMonth('2022-01', -1)).toBe('2021-12');
    expect(dates.endOfMonth('2022-10')).toBe('2022-10-31');
    expect(dates.startOfMonth('2022-10')).toBe('2022-10-01');
  });

  it.each([
    ['2022-01', '2022-10', '2022年1–10月'],
    ['2022-05', '2022-05', '2022年5月'],
    ['2022-01', '2022-12', '2022年'],
    ['2021-11', '2022-02', '2021年11月–2022年2月'],
  ])('%s to %s is written %s', (first, last, text) => expect(dates.formatPeriod(first, last)).toBe(text));

  it('do not run backwards', () => {
    expect(() => dates.formatPeriod('2022-10', '2022-01')).toThrow(RangeError);
  });
});
