import { describe, expect, it } from 'vitest';
import * as workdays from '@/lib/shared/workdays';
import { calendarRows } from '@/prisma/seed/calendar';

const rows = calendarRows();
const calendar = workdays.buildWorkCalendar(rows);

describe('the shipped calendar', () => {
  it('holds every day of 2024, 2025 and 2026, and none of 2027', () => {
    expect(rows).toHaveLength(366 + 365 + 365);
    expect(rows.at(0)?.date).toBe('2024-01-01');
    expect(rows.at(-1)?.date).toBe('2026-12-31');
  });

  it('follows the arrangement of the year', () => {
    const dayOf = (date: string) => rows.find((row) => row.date === date);
    expect(dayOf('2026-02-17')).toEqual({ date: '2026-02-17', kind: 'holiday', name: '春节' });
    expect(dayOf('2026-02-28')).toEqual({ date: '2026-02-28', kind: 'adjusted_workday', name: '春节' });
    expect(dayOf('2026-02-23')?.kind).toBe('holiday');
    expect(dayOf('2026-02-24')).toEqual({ date: '2026-02-24', kind: 'workday' });
    expect(dayOf('2026-11-22')).toEqual({ date: '2026-11-22', kind: 'holiday' });
  });

  // 365 − 104 weekend days − 13 statutory days off (11 until 2024) are the 248 workdays of 2025 and 2026.
  it.each([
    ['2024', 115, 8],
    ['2025', 117, 5],
    ['2026', 117, 6],
  ])('of %s has %i days off and %i adjusted workdays', (year, off, adjusted) => {
    const days = rows.filter((row) => row.date.startsWith(year));
    expect(days.filter((row) => row.kind === 'holiday')).toHaveLength(off);
    expect(days.filter((row) => row.kind === 'adjusted_workday')).toHaveLength(adjusted);
  });
});

describe('a clock of workdays', () => {
  it('passes over the Spring Festival', () => {
    expect(workdays.addWorkdays(calendar, '2026-02-13', 1)).toBe('2026-02-14');
    expect(workdays.addWorkdays(calendar, '2026-02-14', 1)).toBe('2026-02-24');
    expect(workdays.addWorkdays(calendar, '2026-02-24', -1)).toBe('2026-02-14');
    expect(workdays.addWorkdays(calendar, '2026-02-17', 0)).toBe('2026-02-24');
    expect(workdays.addWorkdays(calendar, '2026-02-24', 0)).toBe('2026-02-24');
  });

  it('counts as it adds', () => {
    for (const count of [1, 5, 20, 60]) {
      const due = workdays.addWorkdays(calendar, '2026-01-23', count);
      expect(workdays.workdaysBetween(calendar, '2026-01-23', due)).toBe(count);
      expect(workdays.workdaysBetween(calendar, due, '2026-01-23')).toBe(-count);
    }
  });

  it('stops with an error, and the year, where the calendar ends', () => {
    const reach = () => workdays.addWorkdays(calendar, '2026-12-30', 5);
    expect(reach).toThrow('year_not_loaded');
    try {
      workdays.isWorkday(calendar, '2027-02-08');
      expect.unreachable();
    } catch (error) {
      expect(workdays.isYearNotLoaded(error) && error.values).toEqual({ year: 2027 });
    }
    expect(workdays.isYearNotLoaded(new Error('year_not_loaded'))).toBe(false);
  });

  it('needs whole days', () => {
    expect(() => workdays.addWorkdays(calendar, '2026-01-05', 1.5)).toThrow(RangeError);
  });
});

describe('a clock of working hours', () => {
  it.each([
    ['2026-11-20 09:00', 60, '2026-11-20 10:00'],
    ['2026-11-20 11:30', 60, '2026-11-20 13:30'],
    ['2026-11-20 16:30', 60, '2026-11-23 09:30'],
    ['2026-11-20 16:00', 60, '2026-11-20 17:00'],
    ['2026-11-21 10:00', 30, '2026-11-23 09:30'],
    ['2026-11-20 07:00', 30, '2026-11-20 09:30'],
    ['2026-11-20 20:00', 0, '2026-11-23 09:00'],
    ['2026-02-14 16:59', 2, '2026-02-24 09:01'],
  ])('from %s, %i minutes later is %s', (from, minutes, to) => {
    expect(workdays.addWorkingMinutes(calendar, from, minutes)).toBe(to);
    if (minutes > 0) expect(workdays.workingMinutesBetween(calendar, from, to)).toBe(minutes);
  });

  it('counts nothing outside office hours', () => {
    expect(workdays.workingMinutesBetween(calendar, '2026-11-20 17:00', '2026-11-23 09:00')).toBe(0);
    expect(workdays.workingMinutesBetween(calendar, '2026-11-20 09:00', '2026-11-23 17:00')).toBe(840);
  });

  it('refuses what is no local time', () => {
    expect(() => workdays.addWorkingMinutes(calendar, '2026-11-20', 5)).toThrow(RangeError);
    expect(() => workdays.addWorkingMinutes(calendar, '2026-11-20 25:00', 5)).toThrow(RangeError);
  });
});
