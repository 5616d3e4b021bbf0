import { describe, expect, it } from 'vitest';
import { looksLikeCreditCode, maskCompanyName } from '@/lib/companies/rules';
import { CompanyInput } from '@/lib/companies/schema';
import { problemsOf } from '@/lib/shared/zod-problems';

const problemOf = (creditCode: string) => {
  const parsed = CompanyInput.safeParse({ name: '示例企业', creditCode }, { reportInput: true });
  return parsed.success ? parsed.data.creditCode : problemsOf(parsed.error)['creditCode'];
};

describe('credit code of a firm (GB 32100-2015, domain.md §2.12)', () => {
  it.each([
    ['91350100M000100Y43', '91350100M000100Y43'],
    ['12341700686863395A', '12341700686863395A'],
    ['９１３５０１００m000100y43', '91350100M000100Y43'],
    ['91350100-M000100Y-43', '91350100M000100Y43'],
  ])('%s is stored as %s', (typed, stored) => {
    expect(problemOf(typed)).toBe(stored);
  });

  it('a wrong check character is named with the right one', () => {
    expect(problemOf('91350100M000100Y4Z')).toEqual([
      { code: 'credit_code_character', values: { position: 18, character: 'Z' } },
    ]);
    expect(problemOf('91350100M000100Y44')).toEqual([
      { code: 'credit_code_check_digit', values: { expected: '3', found: '4' } },
    ]);
    expect(problemOf('91310115MA1H8R7C6D')).toMatchObject([{ code: 'credit_code_check_digit' }]);
  });

  it('a wrong length is told with the length', () => {
    expect(problemOf('91350100M000100Y4')).toEqual([{ code: 'credit_code_length', values: { length: 17 } }]);
  });
});

it('another unit’s firm is named masked', () => {
  expect(maskCompanyName('汉中天汉茶业有限公司')).toBe('汉中****有限公司');
  expect(maskCompanyName('天汉')).toBe('天****');
});

it('a search word is taken for a code only when it looks like one', () => {
  expect(looksLikeCreditCode('91350100M0')).toBe(true);
  expect(looksLikeCreditCode('dingsheng')).toBe(false);
  expect(looksLikeCreditCode('鼎盛')).toBe(false);
});
