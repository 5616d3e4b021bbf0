import { describe, expect, test } from 'vitest';
import { parseChoice, parseEmails, parsePersonName, parseSex, parseYesNo } from '@/lib/shared/parse-cell';
import { parseCreditCode, parseIdNumber } from '@/lib/shared/parse-code';
import { splitPlaceText } from '@/lib/shared/place-text';

describe('names', () => {
  test.each([
    ['刘　文　磊', '刘文磊'],
    [' 陈福伟 ', '陈福伟'],
    ['欧　阳　志　敏', '欧阳志敏'],
    ['John  Smith', 'John Smith'],
    ['阿依古丽・买买提', '阿依古丽·买买提'],
    ['𠮷田', '𠮷田'],
  ])('%s', (text, name) => {
    expect(parsePersonName(text)).toEqual({ value: name, original: text });
  });

  test.each([
    ['张三（已退休）', '张三', 'note_in_name'],
    ['张三、李四', '张三、李四', 'several_names'],
    ['12345', null, 'not_a_name'],
    ['　', null, undefined],
    ['无', null, undefined],
  ])('%s', (text, value, warning) => {
    expect(parsePersonName(text)).toMatchObject(warning ? { value, warning } : { value });
  });
});

describe('words', () => {
  test('sex is read, never guessed', () => {
    expect(['男', '男性', ' 女 ', 'M', '女士', ''].map((word) => parseSex(word).value)).toEqual([
      'male',
      'male',
      'female',
      'male',
      null,
      null,
    ]);
    expect(parseSex('女士').warning).toBe('unknown_word');
  });

  test('yes and no in the words of ledgers', () => {
    expect(['是', '√', '有', '已销号', '已交'].map((word) => parseYesNo(word).value)).toEqual([
      true,
      true,
      true,
      true,
      true,
    ]);
    expect(['否', '×', '无', '未缴', '没有'].map((word) => parseYesNo(word).value)).toEqual([
      false,
      false,
      false,
      false,
      false,
    ]);
    expect(parseYesNo('待定')).toEqual({ value: null, warning: 'unknown_word', original: '待定' });
  });

  test('a tier by code, name or synonym', () => {
    const tiers = [
      { code: 'A', name: '强', synonyms: ['A级', '重点'] },
      { code: 'C', name: '一般' },
    ];
    expect(['Ａ', 'a级', '强', '一 般', '弱', ''].map((word) => parseChoice(word, tiers).value)).toEqual([
      'A',
      'A',
      'A',
      'C',
      null,
      null,
    ]);
    expect(parseChoice('弱', tiers).warning).toBe('unknown_word');
  });

  test('e-mail addresses', () => {
    expect(parseEmails('a.b@Example.COM；c@d.cn').value).toEqual(['a.b@example.com', 'c@d.cn']);
    expect(parseEmails('a@b')).toEqual({ value: null, warning: 'not_an_email', original: 'a@b' });
    expect(parseEmails('a@b.cn 无效')).toMatchObject({ value: ['a@b.cn'], warning: 'part_not_an_email' });
  });
});

describe('codes', () => {
  test('credit codes in any case and width', () => {
    expect(parseCreditCode('91350100m000100y43').value).toBe('91350100M000100Y43');
    expect(parseCreditCode('９１３５０１００M000100Y43').value).toBe('91350100M000100Y43');
    expect(parseCreditCode('91350100M000100Y4Z')).toMatchObject({
      value: null,
      warning: 'not_a_credit_code',
    });
  });

  test('an ID number that Excel rounded says so', () => {
    expect(parseIdNumber('11010519491231002x').value).toBe('11010519491231002X');
    expect(parseIdNumber(110105194912310020)).toMatchObject({ value: null, warning: 'precision_lost' });
    expect(parseIdNumber('1.10105E+17').warning).toBe('precision_lost');
  });
});

describe('places as written', () => {
  test.each([
    ['浙江省绍兴市柯桥区', { province: '浙江省', city: '绍兴市', county: '柯桥区' }],
    ['北京市朝阳区', { province: '北京市', county: '朝阳区' }],
    ['上海市浦东新区', { province: '上海市', county: '浦东新区' }],
    ['广东深圳', { province: '广东省', rest: '深圳' }],
    ['西乡县城关镇东村', { county: '西乡县', town: '城关镇', village: '东村' }],
    ['香港', { province: '香港特别行政区' }],
    ['深圳', { rest: '深圳' }],
    ['湘西土家族苗族自治州永顺县', { city: '湘西土家族苗族自治州', county: '永顺县' }],
  ])('%s', (text, parts) => {
    expect(splitPlaceText(text)).toEqual(parts);
  });
});
