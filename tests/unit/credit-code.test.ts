import { describe, expect, it } from 'vitest';
import { checkCreditCode, creditCodeCheckCharacter } from '@/lib/shared/credit-code';

describe('a credit code', () => {
  it.each([
    '91350100M000100Y43',
    '12341700686863395A',
    ' 91350100 m000100y43 ',
    '９１３５０１００Ｍ０００１００Ｙ４３',
  ])('%s is right', (code) => {
    expect(checkCreditCode(code).ok).toBe(true);
  });

  it('with a wrong last character is refused, and the right one is named', () => {
    expect(checkCreditCode('91350100M000100Y4Z')).toEqual({
      ok: false,
      problem: 'character',
      position: 18,
      character: 'Z',
    });
    expect(checkCreditCode('91350100M000100Y44')).toEqual({
      ok: false,
      problem: 'check_digit',
      expected: '3',
      found: '4',
    });
    expect(checkCreditCode('91310115MA1H8R7C6D')).toMatchObject({ ok: false, problem: 'check_digit' });
  });

  it('names the place of a character that no code may hold', () => {
    expect(checkCreditCode('9135O100M000100Y43')).toEqual({
      ok: false,
      problem: 'character',
      position: 5,
      character: 'O',
    });
  });

  it('of another length is refused', () => {
    expect(checkCreditCode('91350100M000100Y4')).toEqual({ ok: false, problem: 'length', length: 17 });
    expect(checkCreditCode('')).toEqual({ ok: false, problem: 'length', length: 0 });
  });

  it('tells who holds it and where it was registered', () => {
    expect(checkCreditCode('91350100M000100Y43')).toMatchObject({ holder: 'company', regionCode: '350100' });
    expect(checkCreditCode('12341700686863395A')).toMatchObject({
      holder: 'public_institution',
      regionCode: '341700',
    });
    const trader = '92610724MA6YU1234';
    expect(checkCreditCode(trader + creditCodeCheckCharacter(trader))).toMatchObject({
      holder: 'sole_trader',
    });
  });

  it('has exactly one right last character', () => {
    const right = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'].filter(
      (c) => checkCreditCode('91350100M000100Y4' + c).ok,
    );
    expect(right).toEqual(['3']);
  });
});
