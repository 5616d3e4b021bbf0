import { describe, expect, test } from 'vitest';
import { parsePhone, parsePhones, phoneProblem } from '@/lib/shared/phone';

const numbers = (text: string | number): string[] =>
  (parsePhones(text).value ?? []).map((phone) => phone.normalised);

describe('telephone cells of ledgers', () => {
  test.each([
    ['19910007919', ['19910007919']],
    ['１９９１００７９１９０', ['19910079190']],
    ['199-1013-4623', ['19910134623']],
    ['199 1013 4623', ['19910134623']],
    ['19910071271、19949666271', ['19910071271', '19949666271']],
    ['19910071271/19949666271', ['19910071271', '19949666271']],
    ['19910071271，19949666271；0916-2620000', ['19910071271', '19949666271', '0916-2620000']],
    ['19910071271 19949666271', ['19910071271', '19949666271']],
    ['1991007127119949666271', ['19910071271', '19949666271']],
    ['19910071271\n19949666271', ['19910071271', '19949666271']],
    ['19910071271、19910071271', ['19910071271']],
    ['0916-2628906', ['0916-2628906']],
    ['(0916)2628906', ['0916-2628906']],
    ['0916 2628906', ['0916-2628906']],
    ['010-88886666转801', ['010-88886666-801']],
    ['0916-2628906-801', ['0916-2628906-801']],
    ['+86 199 1007 1271', ['19910071271']],
    ['8619910071271', ['19910071271']],
    ['+86-916-2628906', ['0916-2628906']],
    ['+84 90 123 4567', ['+84901234567']],
    ['0084901234567', ['+84901234567']],
    ['852-91234567', ['+85291234567']],
    ['手机：19910071271', ['19910071271']],
    ['19910071271（妻）', ['19910071271']],
    ['400-800-1234', ['400-800-1234']],
  ])('%s', (text, expected) => {
    const { warning, original } = parsePhones(text);
    expect({ numbers: numbers(text), warning, original }).toEqual({
      numbers: expected,
      warning: undefined,
      original: text,
    });
  });

  test('a number cell is a phone', () => {
    expect(numbers(19910063352)).toEqual(['19910063352']);
  });

  test.each([
    ['电话不详', [], 'not_a_phone'],
    ['12345', [], 'not_a_phone'],
    ['2628906', [], 'not_a_phone'],
    ['1.99101E+10', [], 'precision_lost'],
    ['19910071271、123', ['19910071271'], 'part_not_a_phone'],
    ['无', [], undefined],
    ['/', [], undefined],
  ])('%s', (text, expected, warning) => {
    expect([numbers(text), parsePhones(text).warning]).toEqual([expected, warning]);
    expect(parsePhones(text).original).toBe(text);
  });

  test('a local number is completed only when the area is known', () => {
    expect(parsePhone('2628906', { areaCode: '0916' })).toEqual({
      kind: 'landline',
      normalised: '0916-2628906',
    });
    expect(parsePhone('2628906')).toBeNull();
  });

  test('kinds', () => {
    expect(['19910071271', '0916-2628906', '+84901234567'].map((text) => parsePhone(text)?.kind)).toEqual([
      'mobile',
      'landline',
      'overseas',
    ]);
    expect(parsePhone('12910071271')).toBeNull();
  });
});

describe('what is wrong with a number', () => {
  test.each([
    ['1391234567', { code: 'phone_mobile_length', length: 10 }],
    ['139123456789', { code: 'phone_mobile_length', length: 12 }],
    ['+86 139 1234 567', { code: 'phone_mobile_length', length: 10 }],
    ['12012345678', { code: 'phone_mobile_prefix', prefix: '12' }],
    ['2628906', { code: 'phone_area_code' }],
    ['0916-26289', { code: 'phone_landline' }],
    ['+84', { code: 'phone_overseas' }],
    ['问家里', { code: 'phone_character', character: '问' }],
    ['13912345678微信同号', { code: 'phone_character', character: '微' }],
    ['99', { code: 'phone' }],
  ])('%s', (text, problem) => {
    expect(parsePhone(text)).toBeNull();
    expect(phoneProblem(text)).toEqual(problem);
  });
});
