import { describe, expect, it } from 'vitest';
import { checkIdNumber } from '@/lib/shared/id-number';

describe('an identity number', () => {
  it.each([
    ['11010519491231002X', '1949-12-31', 'female', '110105'],
    ['440524188001010014', '1880-01-01', 'male', '440524'],
    ['34052419800101001X', '1980-01-01', 'male', '340524'],
    [' 11010519491231002x', '1949-12-31', 'female', '110105'],
  ])('%s was given to a person born %s, %s', (number, birthDate, sex, regionCode) => {
    expect(checkIdNumber(number)).toMatchObject({ ok: true, birthDate, sex, regionCode });
  });

  it('of a region that no longer exists is right', () => {
    const stem = '61232119600101001';
    const right = [...'0123456789X'].filter((c) => checkIdNumber(stem + c).ok);
    expect(right).toHaveLength(1);
  });

  it('names the right check character', () => {
    expect(checkIdNumber('110105194912310021')).toEqual({
      ok: false,
      problem: 'check_digit',
      expected: 'X',
      found: '1',
    });
  });

  it.each(['110105194902300021', '110105194913010021', '110105000001010021'])(
    '%s has no such birthday',
    (number) => {
      expect(checkIdNumber(number)).toEqual({ ok: false, problem: 'birth_date' });
    },
  );

  it('of someone not yet born is refused', () => {
    expect(checkIdNumber('34052419800101001X', '1979-12-31')).toEqual({ ok: false, problem: 'birth_date' });
  });

  it.each(['', '123', '110105491231002', '11010519491231002Y'])('%j is no such number', (number) => {
    expect(checkIdNumber(number)).toEqual({ ok: false, problem: 'format' });
  });
});
