import { describe, expect, it } from 'vitest';
import { industryRows } from '@/prisma/seed/industries';

const rows = industryRows();
const byCode = new Map(rows.map((row) => [row.code, row]));

describe('shipped industries', () => {
  it('are the 20 sections, 97 divisions and 473 groups of the standard', () => {
    const count = (level: string): number => rows.filter((row) => row.level === level).length;
    expect([count('section'), count('division'), count('group')]).toEqual([20, 97, 473]);
  });

  it('have unique, well-formed codes and parents that stand before them', () => {
    expect(byCode.size).toBe(rows.length);
    const seen = new Set<string>();
    for (const row of rows) {
      expect(row.code).toMatch(/^[A-T](?:\d{2}\d?)?$/);
      expect(row.nameZh).toMatch(/^[\p{Script=Han}、()]+$/u);
      if (row.parentCode !== null) expect(seen, row.code).toContain(row.parentCode);
      seen.add(row.code);
    }
  });

  it.each([
    ['C', '制造业', null],
    ['C15', '酒、饮料和精制茶制造业', 'C'],
    ['C153', '精制茶加工', 'C15'],
    ['A017', '中药材种植', 'A01'],
    ['I64', '互联网和相关服务', 'I'],
    ['T970', '国际组织', 'T97'],
  ])('%s is %s', (code, nameZh, parentCode) => {
    expect(byCode.get(code)).toMatchObject({ nameZh, parentCode, standard: 'GB/T 4754-2017' });
  });
});
