import { describe, expect, it } from 'vitest';
import { daysOfYear, parseArrangement } from '@/lib/calendar/rules';

describe('the yearly notice, line by line', () => {
  it('reads spans and single days, days off and shifted workdays', () => {
    const { lines, problems } = parseArrangement(
      '2027-02-05 至 2027-02-11 放假 春节\n\n 2027-02-14 上班 春节\n2027-04-05 休',
      2027,
    );
    expect(problems).toEqual([]);
    expect(lines).toEqual([
      { from: '2027-02-05', to: '2027-02-11', kind: 'holiday', name: '春节' },
      { from: '2027-02-14', to: '2027-02-14', kind: 'adjusted_workday', name: '春节' },
      { from: '2027-04-05', to: '2027-04-05', kind: 'holiday', name: '' },
    ]);
  });

  it('names the line that it cannot take, and why', () => {
    const text = [
      '春节放假七天',
      '2026-12-31 放假 元旦',
      '2027-02-29 放假 春节',
      '2027-03-01 至 2027-03-31 放假 长假',
      '2027-05-01 放假 劳动节',
      '2027-05-01 上班 劳动节',
    ].join('\n');
    expect(parseArrangement(text, 2027).problems).toEqual([
      { line: 1, code: 'unreadable' },
      { line: 2, code: 'outside_year' },
      { line: 3, code: 'unreadable' },
      { line: 4, code: 'too_long' },
      { line: 6, code: 'twice' },
    ]);
  });

  it('fills the year: Mondays to Fridays work, weekends off, the notice over both', () => {
    const days = daysOfYear(2028, parseArrangement('2028-01-08 上班 元旦', 2028).lines);
    expect(days).toHaveLength(366);
    expect(days.find((day) => day.date === '2028-01-08')?.kind).toBe('adjusted_workday');
    expect(days.find((day) => day.date === '2028-01-09')?.kind).toBe('holiday');
    expect(days.find((day) => day.date === '2028-01-10')?.kind).toBe('workday');
  });
});
