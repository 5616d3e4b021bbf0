import { describe, expect, it } from 'vitest';
import { birthdayWithin, careConsents, nextBirthday } from '@/lib/privacy/rules-care';
import { BirthdayInput, FamilyInput } from '@/lib/privacy/schema-care';
import { ConsentInput } from '@/lib/privacy/schema';

const merchantId = '01990000-0000-7000-8000-000000000001';
const solar = (month: number, day: number) => ({ calendar: 'solar' as const, month, day });
const lunar = (month: number, day: number) => ({ calendar: 'lunar' as const, month, day });

describe('the next birthday', () => {
  it.each([
    [solar(3, 5), '2026-03-05', '2026-03-05'],
    [solar(3, 5), '2026-03-06', '2027-03-05'],
    [solar(12, 31), '2026-12-31', '2026-12-31'],
    [solar(1, 1), '2026-12-31', '2027-01-01'],
  ])('%o from %s is %s', (birthday, today, next) => {
    expect(nextBirthday(birthday, today)).toBe(next);
  });

  it('of 29 February is the 28th in a year without it, and the 29th in a leap year', () => {
    expect(nextBirthday(solar(2, 29), '2027-01-10')).toBe('2027-02-28');
    expect(nextBirthday(solar(2, 29), '2027-03-01')).toBe('2028-02-29');
    expect(nextBirthday(solar(2, 29), '2028-02-29')).toBe('2028-02-29');
  });

  it('by the lunar calendar moves from year to year: 八月十五 is the Mid-Autumn day', () => {
    expect(nextBirthday(lunar(8, 15), '2026-01-01')).toBe('2026-09-25');
    expect(nextBirthday(lunar(8, 15), '2026-09-26')).toBe('2027-09-15');
    // 腊月 of the lunar year before still lies ahead in January
    expect(nextBirthday(lunar(12, 8), '2027-01-05')).toBe('2027-01-15');
    // one that fell on 1 January comes once more in December of the same year
    expect(nextBirthday(lunar(11, 13), '2026-01-02')).toBe('2026-12-21');
  });

  it('on the thirtieth of a lunar month is its last day where the month has twenty-nine', () => {
    // the twelfth month of 2025 has 29 days: New Year's Eve
    expect(nextBirthday(lunar(12, 30), '2026-01-20')).toBe('2026-02-16');
  });

  it('is told within so many days, the last one included, and no earlier', () => {
    expect(birthdayWithin(solar(3, 12), '2026-03-05', 7)).toEqual({ on: '2026-03-12', ahead: 7 });
    expect(birthdayWithin(solar(3, 13), '2026-03-05', 7)).toBeNull();
    expect(birthdayWithin(solar(1, 2), '2026-12-30', 7)).toEqual({ on: '2027-01-02', ahead: 3 });
    expect(birthdayWithin(solar(3, 4), '2026-03-05', 7)).toBeNull();
  });
});

describe('what may be entered', () => {
  const birthday = (change: object) =>
    BirthdayInput.safeParse({ merchantId, calendar: 'solar', month: '3', day: '5', ...change });

  it('a day that a calendar has; the year may be missing', () => {
    expect(birthday({}).success).toBe(true);
    expect(birthday({ month: '2', day: '29' }).success).toBe(true);
    expect(birthday({ month: '2', day: '29', year: '1971' }).success).toBe(false);
    expect(birthday({ month: '4', day: '31' }).success).toBe(false);
    expect(birthday({ calendar: 'lunar', month: '4', day: '30' }).success).toBe(true);
    expect(birthday({ calendar: 'lunar', month: '4', day: '31' }).success).toBe(false);
  });

  it('of the family a line without numbers of papers or telephones, and not nothing', () => {
    expect(FamilyInput.safeParse({ merchantId }).error?.issues[0]?.message).toBe('required');
    expect(FamilyInput.safeParse({ merchantId, parents: '居家乡，父亲腿脚不便' }).success).toBe(true);
    for (const parents of ['电话 13800000000', '证号６１２３２１１９']) {
      expect(FamilyInput.safeParse({ merchantId, parents }).error?.issues[0]?.message).toBe(
        'care_no_numbers',
      );
    }
  });
});

describe('a consent for care', () => {
  const row = (id: string, change: object = {}) => ({
    id,
    purpose: 'care',
    fields: ['birthday'],
    withdrawnAt: null,
    ...change,
  });

  it('covers what it names, while it holds, and no other consent does', () => {
    expect(careConsents([row('a')])).toEqual({ birthday: 'a' });
    expect(careConsents([row('b', { fields: ['birthday', 'family'] }), row('a')])).toEqual({
      birthday: 'b',
      family: 'b',
    });
    expect(careConsents([row('a', { withdrawnAt: new Date() })])).toEqual({});
    expect(careConsents([row('a', { purpose: 'contact' }), row('b', { purpose: 'sensitive' })])).toEqual({});
  });

  it('says which: birthday, family or both; a consent for publishing never names them', () => {
    const given = { merchantId, channel: 'paper', evidence: '示例同意书', givenOn: '2026-02-01' };
    const parse = (change: object) => ConsentInput.safeParse({ ...given, ...change });
    expect(parse({ purpose: 'care' }).error?.issues[0]).toMatchObject({
      path: ['care'],
      message: 'required',
    });
    expect(parse({ purpose: 'care', care: 'birthday' }).data?.fields).toEqual(['birthday']);
    expect(parse({ purpose: 'publish', fields: 'name', care: 'birthday' }).data?.fields).toEqual(['name']);
    expect(parse({ purpose: 'publish', care: 'birthday' }).success).toBe(false);
    expect(parse({ purpose: 'publish', fields: 'birthday' }).success).toBe(false);
  });
});
