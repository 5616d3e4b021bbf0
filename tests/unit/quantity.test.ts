import { describe, expect, test } from 'vitest';
import { parseMoneyWan, parseQuantity } from '@/lib/shared/quantity';

describe('quantities keep their qualifier and lose no figure', () => {
  test.each([
    ['约500', '500', null, 'about'],
    ['300余人', '300', '人', 'more'],
    ['500多家', '500', '家', 'more'],
    ['近1000', '1000', null, 'near'],
    ['近20万', '200000', null, 'near'],
    ['20余万', '200000', null, 'more'],
    ['3万余人', '30000', '人', 'more'],
    ['0.5亿元', '50000000', '元', 'exact'],
    ['3000万', '30000000', null, 'exact'],
    ['1,200', '1200', null, 'exact'],
    ['１２００人', '1200', '人', 'exact'],
    ['超100家', '100', '家', 'over'],
    ['50人以上', '50', '人', 'at_least'],
    ['不少于30人', '30', '人', 'at_least'],
    ['100人左右', '100', '人', 'about'],
    ['三百二十人', '320', '人', 'exact'],
    ['1000亩', '1000', '亩', 'exact'],
    ['12.50', '12.5', null, 'exact'],
  ])('%s', (text, value, unit, qualifier) => {
    expect(parseQuantity(text)).toEqual({ value: { value, unit, qualifier }, original: text });
  });

  test.each([
    ['100-200人', 'is_range'],
    ['若干', 'not_a_number'],
    ['500美元', 'foreign_currency'],
    ['12:30', 'not_a_number'],
  ])('%s is no value, the original stays', (text, warning) => {
    expect(parseQuantity(text)).toEqual({ value: null, warning, original: text });
  });

  test('a number cell is exact and without float dust', () => {
    expect(parseQuantity(0.1 + 0.2).value?.value).toBe('0.3');
    expect(parseQuantity(20).value).toEqual({ value: '20', unit: null, qualifier: 'exact' });
  });
});

describe('money in 万元', () => {
  test.each([
    ['1000', '1000', 'exact'],
    ['约500', '500', 'about'],
    ['0.5亿元', '5000', 'exact'],
    ['5000万', '5000', 'exact'],
    ['5000万元', '5000', 'exact'],
    ['90多亿', '900000', 'more'],
    ['800元', '0.08', 'exact'],
    ['1,200', '1200', 'exact'],
    ['2.6亿', '26000', 'exact'],
  ])('%s in a 万元 column', (text, amountWan, qualifier) => {
    expect(parseMoneyWan(text).value).toEqual({ amountWan, qualifier });
  });

  test('a bare number takes the unit of its column', () => {
    expect(parseMoneyWan(30000, { defaultUnit: '元' }).value?.amountWan).toBe('3');
    expect(parseMoneyWan('45.3', { defaultUnit: '亿元' }).value?.amountWan).toBe('453000');
  });

  test('a bare number that can only be 元 is kept with a warning about its unit', () => {
    expect(parseMoneyWan(5_000_000)).toMatchObject({
      value: { amountWan: '5000000' },
      warning: 'unit_suspect',
    });
    expect(parseMoneyWan('500亿').warning).toBeUndefined();
  });

  test('words and people are no money', () => {
    expect(parseMoneyWan('已交')).toEqual({ value: null, warning: 'not_a_number', original: '已交' });
    expect(parseMoneyWan('300人').value).toBeNull();
  });
});
