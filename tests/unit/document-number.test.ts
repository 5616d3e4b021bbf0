import { describe, expect, it } from 'vitest';
import {
  checkDocumentNumber,
  formatIndexNumber,
  normaliseIcpNumber,
  normalisePoliceNumber,
  normaliseSiteCode,
  parseIndexNumber,
} from '@/lib/shared/document-number';

describe('a document number', () => {
  it.each([
    '汉经合函〔2024〕8号',
    '汉经合函[2024]8号',
    '汉经合函（2024）第8号',
    ' 汉经合函【２０２４】 ８ 号 ',
  ])('%s is printed by the standard', (text) => {
    expect(checkDocumentNumber(text)).toEqual({
      ok: true,
      value: { series: '汉经合函', year: 2024, number: 8, text: '汉经合函〔2024〕8号' },
    });
  });

  it('whose characters were lost is flagged and not guessed', () => {
    expect(checkDocumentNumber('汉经合函〔20216')).toEqual({ ok: false, problem: 'damaged' });
    expect(checkDocumentNumber('汉经合函〔20216号')).toEqual({ ok: false, problem: 'damaged' });
  });

  it.each([
    ['汉经合函〔2024〕08号', 'leading_zero'],
    ['汉经合函〔1024〕8号', 'year'],
    ['第239号提案', 'format'],
    ['', 'format'],
  ])('%s is refused: %s', (text, problem) => {
    expect(checkDocumentNumber(text)).toEqual({ ok: false, problem });
  });
});

describe('an index number', () => {
  it.each([
    ['000014349/2017-00110', 'national'],
    ['6107000015/2021-001156', 'site_code'],
    ['12341700686863395A/202401-00043', 'credit_code'],
  ])('%s has the form %s', (text, form) => {
    const read = parseIndexNumber(text);
    expect(read?.form).toBe(form);
    expect(read && formatIndexNumber(read.form, read.organisation, read.period, Number(read.serial))).toBe(
      text,
    );
  });

  it('is not written from parts that do not fit', () => {
    expect(() => formatIndexNumber('national', '6107000015', '2021', 1)).toThrow(RangeError);
    expect(() => formatIndexNumber('national', '000014349', '2021', 100_000)).toThrow(RangeError);
    expect(parseIndexNumber('2021-001156')).toBeNull();
  });
});

describe('numbers in the foot of a site', () => {
  it('are brought to their printed form', () => {
    expect(normaliseSiteCode(' 6107000015 ')).toBe('6107000015');
    expect(normaliseSiteCode('BM01000001')).toBe('bm01000001');
    expect(normaliseIcpNumber('陕icp备 12345678号—1')).toBe('陕ICP备12345678号-1');
    expect(normaliseIcpNumber('京ICP备2021012345号')).toBe('京ICP备2021012345号');
    expect(normalisePoliceNumber('陕公网安备 61070202000001')).toBe('陕公网安备61070202000001号');
  });

  it('are refused when they cannot be right', () => {
    expect(normaliseSiteCode('610700001')).toBeNull();
    expect(normaliseIcpNumber('某ICP备12345678号')).toBeNull();
    expect(normaliseIcpNumber('陕ICP备12345678')).toBeNull();
    expect(normaliseIcpNumber('陕ICP证12345678号')).toBeNull();
    expect(normalisePoliceNumber('公网安备61070202000001号')).toBeNull();
  });
});
