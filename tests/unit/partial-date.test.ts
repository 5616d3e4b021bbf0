import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parsePartialDate, partialDate, serialToDate, textWithoutDay } from '@/lib/shared/partial-date';

const shown = (input: string | number): string => {
  const { value, warning } = parsePartialDate(input);
  return `${value ? `${value.from}..${value.to} ${value.precision}` : 'null'}${warning ? ` ${warning}` : ''}`;
};

describe('dates as ledgers hold them', () => {
  test.each([
    ['2024-03-05', '2024-03-05..2024-03-05 day'],
    ['2024/9/1', '2024-09-01..2024-09-01 day'],
    ['2024.7.4', '2024-07-04..2024-07-04 day'],
    ['2024年7月4日', '2024-07-04..2024-07-04 day'],
    ['２０２４年７月４日', '2024-07-04..2024-07-04 day'],
    ['2024.9', '2024-09-01..2024-09-30 month'],
    ['2021.1', '2021-01-01..2021-01-31 month'],
    ['2021.10', '2021-10-01..2021-10-31 month'],
    ['2024年12月', '2024-12-01..2024-12-31 month'],
    ['1975年3月生', '1975-03-01..1975-03-31 month'],
    ['2024年2月', '2024-02-01..2024-02-29 month'],
    ['2021', '2021-01-01..2021-12-31 year'],
    ['2021年', '2021-01-01..2021-12-31 year'],
    ['202103', '2021-03-01..2021-03-31 month'],
    ['20210305', '2021-03-05..2021-03-05 day'],
    ['43974', '2020-05-23..2020-05-23 day'],
    ['75.3', '1975-03-01..1975-03-31 month century_guessed'],
    ['05.3', '2005-03-01..2005-03-31 month century_guessed'],
    ['二〇二一年三月十五日', '2021-03-15..2021-03-15 day'],
    ['二零二一年十二月', '2021-12-01..2021-12-31 month'],
    ['2024-03-05 10:20', '2024-03-05..2024-03-05 day'],
    ['2024-03-05T23:30:00Z', '2024-03-06..2024-03-06 day'],
    ['2021年左右', '2021-01-01..2021-12-31 year approximate_date'],
    ['2021年底', '2021-01-01..2021-12-31 year approximate_date'],
    ['农历正月初五', 'null lunar_date'],
    ['2021-02-30', 'null not_a_date'],
    ['2021.13', 'null not_a_date'],
    ['春节前后', 'null not_a_date'],
    ['2021525日', 'null not_a_date'],
    ['无', 'null'],
    ['', 'null'],
  ])('the text %s', (text, expected) => {
    expect(shown(text)).toBe(expected);
  });

  test.each([
    [45478, '2024-07-05..2024-07-05 day'],
    [45478.5, '2024-07-05..2024-07-05 day'],
    [2021, '2021-01-01..2021-12-31 year'],
    [2021.1, '2021-01-01..2021-12-31 year month_lost'],
    [2021.9, '2021-09-01..2021-09-30 month'],
    [2021.12, '2021-12-01..2021-12-31 month'],
    [2021.01, '2021-01-01..2021-01-31 month'],
    [202103, '2021-03-01..2021-03-31 month'],
    [75.3, '1975-03-01..1975-03-31 month century_guessed'],
    [500, 'null not_a_date'],
    [-3, 'null not_a_date'],
  ])('the number %d', (number, expected) => {
    expect(shown(number)).toBe(expected);
  });

  test('the original stays beside a value that can not be read', () => {
    expect(parsePartialDate('农历腊月')).toEqual({
      value: null,
      warning: 'lunar_date',
      original: '农历腊月',
    });
  });

  test('a date cell keeps the precision that its format shows', () => {
    expect(parsePartialDate({ kind: 'date', text: '2024-03', value: '2024-03' }).value?.precision).toBe(
      'month',
    );
  });

  test('day numbers of both systems', () => {
    expect([serialToDate(1), serialToDate(59), serialToDate(61), serialToDate(45292)]).toEqual([
      '1900-01-01',
      '1900-02-28',
      '1900-03-01',
      '2024-01-01',
    ]);
    expect(serialToDate(43830, true)).toBe('2024-01-01');
  });

  test('every existing day survives each way of writing it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1931, max: 2099 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 31 }),
        (y, m, d) => {
          const day = partialDate(y, m, d);
          for (const text of [`${y}-${m}-${d}`, `${y}/${m}/${d}`, `${y}.${m}.${d}`, `${y}年${m}月${d}日`]) {
            expect(parsePartialDate(text).value).toEqual(day);
          }
        },
      ),
    );
  });

  test('no text throws, and a value is always a real range', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[\d年月日./-]{1,12}$/)), (text) => {
        const { value, original } = parsePartialDate(text);
        expect(original).toBe(text.trim() === '' ? '' : text);
        if (value) expect(value.from <= value.to && !Number.isNaN(Date.parse(value.from))).toBe(true);
      }),
    );
  });
});

test.each([
  ['1975-03-12', '1975-03'],
  ['1975年3月12日', '1975-03'],
  ['19750312', '1975-03'],
  ['1975年3月', '1975年3月'],
  ['1975', '1975'],
  ['不详', '不详'],
])('a date whose day is not to be kept: %s becomes %s', (text, kept) => {
  expect(textWithoutDay(text)).toBe(kept);
});
