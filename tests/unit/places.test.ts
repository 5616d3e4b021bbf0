import { describe, expect, it } from 'vitest';
import { placeRows } from '@/prisma/seed/places';

const rows = placeRows();
const byCode = new Map(rows.map((row) => [row.code, row]));
const current = rows.filter((row) => row.validTo === undefined);
const count = (level: string): number => current.filter((row) => row.level === level).length;

describe('shipped places', () => {
  it('are complete down to the county', () => {
    expect([count('country'), count('province'), count('prefecture'), count('county')]).toEqual([
      246, 34, 333, 2850,
    ]);
  });

  it('have unique codes, and parents that stand before them', () => {
    expect(byCode.size).toBe(rows.length);
    const seen = new Set<string>();
    for (const row of rows) {
      if (row.parentCode !== null) expect(seen, row.code).toContain(row.parentCode);
      seen.add(row.code);
    }
  });

  it('have successors that exist', () => {
    const retired = rows.filter((row) => row.validTo !== undefined);
    expect(retired.length).toBeGreaterThan(20);
    for (const row of retired)
      for (const code of row.successorCodes ?? []) expect(byCode.has(code), code).toBe(true);
  });

  it.each([
    ['610724', '西乡县', '610700'],
    ['610703', '南郑区', '610700'],
    ['433127', '永顺县', '433100'],
    ['410482', '汝州市', '410400'],
    ['610924', '紫阳县', '610900'],
    ['469001', '五指山市', '460000'],
    ['500101', '万州区', '500000'],
    ['441900', '东莞市', '440000'],
    ['710000', '台湾省', 'CN'],
    ['612425', '紫阳县', '612400'],
  ])('%s is %s under %s', (code, nameZh, parentCode) => {
    expect(byCode.get(code)).toMatchObject({ nameZh, parentCode });
  });

  it('hold the townships of the four regions', () => {
    const townships = (prefix: string): number =>
      current.filter((row) => row.level === 'township' && row.code.startsWith(prefix)).length;
    expect([townships('6107'), townships('4331'), townships('410482'), townships('610924')]).toEqual([
      177, 116, 21, 17,
    ]);
    expect(count('township')).toBe(331);
  });

  it('lead from 南郑县 of the old district to 南郑区 of today', () => {
    const chain = ['612321'];
    for (let code = chain[0]; code;) {
      code = byCode.get(code)?.successorCodes?.[0];
      if (code) chain.push(code);
    }
    expect(chain).toEqual(['612321', '610721', '610703']);
  });

  it('list no province of China as a country', () => {
    for (const code of ['HK', 'MO', 'TW']) expect(byCode.has(code)).toBe(false);
  });
});
