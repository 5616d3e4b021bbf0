import { describe, expect, it } from 'vitest';
import { segmentsOf } from '@/lib/definitions/rules';

const first = { name: 'first', validFrom: '2019-01-01', validTo: '2021-12-31' };
const second = { name: 'second', validFrom: '2022-01-01', validTo: null };
const cut = (versions: readonly (typeof first | typeof second)[], from: string, to: string) =>
  segmentsOf(versions, from, to).map(({ version, fromMonth, toMonth }) => [version.name, fromMonth, toMonth]);

describe('months and the versions that rule them', () => {
  it('old months keep the old rule', () => {
    expect(cut([second, first], '2021-11', '2022-02')).toEqual([
      ['first', '2021-11', '2021-12'],
      ['second', '2022-01', '2022-02'],
    ]);
  });

  it('months before the first version are ruled by none', () => {
    expect(cut([first, second], '2018-11', '2019-01')).toEqual([['first', '2019-01', '2019-01']]);
    expect(cut([first, second], '2018-01', '2018-12')).toEqual([]);
  });

  it('a version that begins within a month rules from the next one', () => {
    expect(cut([first, { ...second, validFrom: '2022-01-15' }], '2021-12', '2022-03')).toEqual([
      ['first', '2021-12', '2021-12'],
      ['second', '2022-02', '2022-03'],
    ]);
  });

  it('no month is ruled twice when an open version is followed by another', () => {
    const open = { ...first, validTo: null };
    expect(cut([open, second], '2021-12', '2022-01')).toEqual([
      ['first', '2021-12', '2021-12'],
      ['second', '2022-01', '2022-01'],
    ]);
  });
});
