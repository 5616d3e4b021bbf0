import { describe, expect, it } from 'vitest';
import { buildPlaceIndex, placeNames } from '@/lib/shared/place-index';
import { placeRows } from '@/prisma/seed/places';

const rows = placeRows();
const index = buildPlaceIndex(rows);
const nameOf = new Map(rows.map((row) => [row.code, row.nameZh]));

describe('a written place', () => {
  it.each([
    ['陕西汉中西乡县城关镇', '610724', '城关镇'],
    ['陕西省汉中市西乡县', '610724', ''],
    ['广东深圳宝安', '440306', ''],
    ['广东省 深圳市 宝安区 西乡街道', '440306', '西乡街道'],
    ['西乡', '610724', ''],
    ['西乡县', '610724', ''],
    ['陝西漢中', '610700', ''],
    ['汉中', '610700', ''],
    ['南郑县', '610703', ''],
    ['汉中地区南郑县', '610703', ''],
    ['安康地区紫阳县', '610924', ''],
    ['湘西州永顺县', '433127', ''],
    ['湘西永顺', '433127', ''],
    ['河南汝州', '410482', ''],
    ['湖南宁乡县', '430182', ''],
    ['汉中镇巴县', '610728', ''],
    ['旬阳县', '610981', ''],
    ['海南', '460000', ''],
    ['青海海南', '632500', ''],
    ['汝州市寄料镇某村', '410482101', '某村'],
    ['紫阳县蒿坪镇', '610924101', ''],
    ['北京', '110000', ''],
    ['北京市朝阳区', '110105', ''],
    ['上海浦东新区', '310115', ''],
    ['重庆万州', '500101', ''],
    ['吉林省吉林市', '220200', ''],
    ['广西南宁', '450100', ''],
    ['新疆乌鲁木齐', '650100', ''],
    ['中国香港', '810000', ''],
    ['马来西亚吉隆坡', 'MY', '吉隆坡'],
  ])('%s is %s, with %j left', (text, code, rest) => {
    const found = index.resolve(text);
    expect([found.code, nameOf.get(found.code ?? ''), found.rest]).toEqual([code, nameOf.get(code), rest]);
    expect(found.ambiguous).toBe(false);
  });

  it('that fits several places is not guessed', () => {
    const found = index.resolve('鼓楼区');
    expect(found).toMatchObject({ code: null, ambiguous: true });
    expect(found.candidates.length).toBeGreaterThan(1);
    expect(index.resolve('江苏鼓楼区')).toMatchObject({ code: null, ambiguous: true });
    expect(index.resolve('福州鼓楼区')).toMatchObject({ code: '350102', ambiguous: false });
  });

  it('that fits one place of the programme is that place', () => {
    expect(index.resolve('城关镇', '610924')).toMatchObject({ code: '610924100', ambiguous: false });
  });

  it('that is a township without its county is not guessed: others of that name may not be known here', () => {
    expect(index.resolve('城关镇')).toMatchObject({ code: null, rest: '城关镇' });
    expect(index.resolve('陕西城关镇')).toMatchObject({ code: '610000', rest: '城关镇' });
  });

  it.each(['', '县', '西乡街道', '某某公司', '12345', '美'])('%j names none', (text) => {
    expect(index.resolve(text)).toEqual({ code: null, rest: text, ambiguous: false, candidates: [] });
  });
});

describe('names of a place', () => {
  it('are those that people write', () => {
    expect(placeNames('湘西土家族苗族自治州')).toEqual(
      expect.arrayContaining(['湘西', '湘西州', '湘西自治州']),
    );
    expect(placeNames('西乡县')).toEqual(['西乡县', '西乡']);
    expect(placeNames('洋县')).toEqual(['洋县']);
    expect(placeNames('广西壮族自治区')).toEqual(expect.arrayContaining(['广西', '广西自治区']));
  });
});
