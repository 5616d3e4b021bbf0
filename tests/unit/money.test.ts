import { describe, expect, it } from 'vitest';
import { Decimal } from 'decimal.js';
import * as money from '@/lib/shared/money';

describe('an amount in 万元', () => {
  it('is written for ledgers and for reports', () => {
    expect(money.formatWan('1234.56')).toBe('1,234.56');
    expect(money.formatWan('-1234567.005')).toBe('-1,234,567.01');
    expect(money.formatWan('0.1234', 4)).toBe('0.1234');
    expect(money.formatWan('-0.001')).toBe('0.00');
    expect(money.formatYi('123456')).toBe('12.35 亿元');
    expect(money.formatYi('452800', 1)).toBe('45.3 亿元');
    expect(money.formatYi('11333000')).toBe('1,133.30 亿元');
  });

  it('is summed exactly', () => {
    expect(money.sumWan(['0.1', '0.2'])).toBe('0.3');
    expect(money.sumWan([])).toBe('0');
    expect(money.sumWan(['99999999999999', '0.000001'])).toBe('99999999999999.000001');
    expect(money.sumWan(Array.from({ length: 10_000 }, () => '0.000001'))).toBe('0.01');
    expect(money.subtractWan('1.5', '1.5')).toBe('0');
    expect(money.shareOfWan('1000.5', '33.3333')).toBe('333.499667');
  });

  it('keeps 分 and no more', () => {
    expect(money.toWan('0.0000015')).toBe('0.000002');
    expect(money.toWan(new Decimal('1e-7'))).toBe('0');
    expect(money.toWan('1200.500000')).toBe('1200.5');
  });

  it.each(['', '1e5', '1,000', 'NaN', 'Infinity', '约500', '１'])('is never %j', (text) => {
    expect(() => money.wan(text)).toThrow(RangeError);
  });

  it('reproduces S3: 16 projects and 100 projects are 1,133.30 亿元 (N6)', () => {
    const total = money.sumWan(['1818700', '9514300']);
    expect(money.yiNumber(total)).toBe('1,133.30');
    expect(money.yiNumber(money.wan('1818700').dividedBy(16))).toBe('11.37');
    expect(money.yiNumber(money.wan('9514300').dividedBy(100))).toBe('9.51');
  });
});

describe('a typed amount', () => {
  it.each([
    ['1,234.56', '1234.56'],
    ['１２３４．５', '1234.5'],
    ['0.5亿元', '5000'],
    ['1.7 亿', '17000'],
    ['300万', '300'],
    ['50000元', '5'],
    ['￥ 50,000.01 元', '5.000001'],
    ['人民币100万元', '100'],
    ['0', '0'],
    ['.5', '0.5'],
  ])('%s is %s 万元', (text, wan) => expect(money.parseMoney(text)).toEqual({ ok: true, wan }));

  it('without a unit is in the unit of its field', () => {
    expect(money.parseMoney('50000', { defaultUnit: '元' })).toEqual({ ok: true, wan: '5' });
  });

  it.each([
    ['约500', 'not_a_number'],
    ['', 'not_a_number'],
    ['1,23', 'not_a_number'],
    ['1.2.3', 'not_a_number'],
    ['500-600', 'not_a_number'],
    ['--5', 'not_a_number'],
    ['1e6', 'not_a_number'],
    ['-5', 'negative'],
    ['0.001元', 'too_precise'],
    ['999999999999亿元', 'too_large'],
    ['US$500万', 'foreign_currency'],
    ['100万美元', 'foreign_currency'],
  ])('%j is refused: %s', (text, problem) => expect(money.parseMoney(text)).toEqual({ ok: false, problem }));

  it('may be negative where a correction is entered', () => {
    expect(money.parseMoney('-5', { allowNegative: true })).toEqual({ ok: true, wan: '-5' });
  });
});

describe('foreign money', () => {
  it('becomes 万元 by its rate, to 分', () => {
    expect(
      money.convertToWan({ amount: '5000000', currency: 'USD', rate: '7.1234', rateDate: '2024-07-04' }),
    ).toBe('3561.7');
    expect(money.convertToWan({ amount: '1', currency: 'HKD', rate: '0.91', rateDate: '2024-07-04' })).toBe(
      '0.000091',
    );
  });

  it('needs a real currency and rate', () => {
    const one = { amount: '1', rateDate: '2024-07-04' };
    expect(() => money.convertToWan({ ...one, currency: '美元', rate: '7' })).toThrow(RangeError);
    expect(() => money.convertToWan({ ...one, currency: 'USD', rate: '0' })).toThrow(RangeError);
    expect(() => money.convertToWan({ ...one, currency: 'CNY', rate: '7' })).toThrow(RangeError);
  });
});

describe('a slip of the unit', () => {
  it('is seen: 17亿 in the title, 1.7亿 in the text (N21)', () => {
    expect(money.suspectedUnitError('170000', '17000')).toBe(10);
    expect(money.suspectedUnitError('5', '50000')).toBe(1 / 10_000);
  });

  it('is not seen in growth', () => {
    expect(money.suspectedUnitError('1745000', '1365400')).toBeNull();
    expect(money.suspectedUnitError('0', '17000')).toBeNull();
  });
});
