import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { normaliseText, sameText, toSimplified } from '@/lib/shared/normalise-text';

describe('normalised text', () => {
  it.each([
    ['ＡＢＣ１２３', 'abc123'],
    ['　张　三　', '张 三'],
    ['臺灣產業', '台湾产业'],
    ['台産業', '台产业'],
    ['漢中市經濟合作局', '汉中市经济合作局'],
    ['把握髮展先機', '把握发展先机'],
    ['金髮科技', '金发科技'],
    ['㈱丸広', '(株)丸广'],
    ['⻄⼄县', '西乙县'],
    ['汉\u200b中\ufeff', '汉中'],
    ['Şirket İ', 'şirket i̇'],
    ['', ''],
  ])('%s becomes %s', (from, to) => {
    expect(normaliseText(from)).toBe(to);
  });

  it('keeps characters that are names in their own right', () => {
    expect(normaliseText('喆堃淼')).toBe('喆堃淼');
  });

  it('normalises a part of a text to a part of the normalised text, whatever stands around it', () => {
    expect(toSimplified('乾隆')).toContain(toSimplified('乾'));
    expect(toSimplified('乾燥')).toContain(toSimplified('乾'));
  });

  it('changes nothing when applied twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const once = normaliseText(text);
        expect(normaliseText(once)).toBe(once);
      }),
      { numRuns: 500, seed: 20261122 },
    );
  });

  it('holds traditional and simplified spellings of a firm equal', () => {
    expect(sameText('廣東漢中商會', '广东汉中商会')).toBe(true);
    expect(sameText('广东汉中商会', '广州汉中商会')).toBe(false);
  });
});
