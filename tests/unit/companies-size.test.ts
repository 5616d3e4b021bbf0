import { describe, expect, it } from 'vitest';
import { companySize } from '@/lib/companies/rules-size';

const sizeOf = (industryCode: string | null, employees?: string, revenue?: string, assets?: string) => {
  const found = companySize({
    industryCode,
    figures: { employees: employees ?? null, revenue: revenue ?? null, assets: assets ?? null },
  });
  if (found.known) return found.size;
  return found.why === 'missing' ? `missing ${found.missing.join()}` : found.why;
};

describe('size class of a firm (国统字〔2017〕213号)', () => {
  // industry, employees, revenue in 万元, assets in 万元 → class: at each bound and just below it
  it.each([
    ['A', undefined, '20000', undefined, 'large'],
    ['A0171', undefined, '19999.99', undefined, 'medium'],
    ['A', undefined, '50', undefined, 'small'],
    ['A', undefined, '49', undefined, 'micro'],
    ['C1331', '1000', '40000', undefined, 'large'],
    // one of the two falls short: the class below
    ['C1331', '1000', '39999', undefined, 'medium'],
    ['C1331', '5000', '299', undefined, 'micro'],
    ['C1331', '299', '2000', undefined, 'small'],
    ['B06', '20', '300', undefined, 'small'],
    ['D44', '19', '40000', undefined, 'micro'],
    ['E47', undefined, '80000', '80000', 'large'],
    ['E47', undefined, '6000', '4999', 'small'],
    ['F51', '200', '40000', undefined, 'large'],
    ['F5112', '5', '1000', undefined, 'small'],
    ['F52', '50', '500', undefined, 'medium'],
    ['G54', '300', '3000', undefined, 'medium'],
    ['G591', '300', '3000', undefined, 'medium'],
    ['G594', '100', '1000', undefined, 'medium'],
    ['G60', '1000', '30000', undefined, 'large'],
    ['H62', '100', '2000', undefined, 'medium'],
    ['I64', '2000', '100000', undefined, 'large'],
    ['I65', '10', '50', undefined, 'small'],
    ['K701', undefined, '200000', '10000', 'large'],
    ['K702', '100', '500', undefined, 'small'],
    ['L72', '300', undefined, '120000', 'large'],
    ['L72', '300', undefined, '7999', 'small'],
    ['R87', '100', undefined, undefined, 'medium'],
    ['Q85', '9', undefined, undefined, 'micro'],
  ])(
    '%s with %s people, %s 万元 revenue, %s 万元 assets is %s',
    (industry, people, revenue, assets, size) => {
      expect(sizeOf(industry, people, revenue, assets)).toBe(size);
    },
  );

  it('is not guessed: without industry, without a figure, for an industry that the rule does not cover', () => {
    expect(sizeOf(null, '10', '10', '10')).toBe('no_industry');
    expect(sizeOf('C13', '10')).toBe('missing revenue');
    expect(sizeOf('E47', '10', '10')).toBe('missing assets');
    expect(sizeOf('L72')).toBe('missing employees,assets');
    // 门类 F alone does not say whether wholesale or retail
    expect(sizeOf('F', '10', '10')).toBe('industry_too_wide');
    for (const code of ['G53', 'J66', 'P83', 'Q84', 'K704', 'S91', 'T96']) {
      expect(sizeOf(code, '10', '10', '10')).toBe('industry_not_covered');
    }
  });
});
