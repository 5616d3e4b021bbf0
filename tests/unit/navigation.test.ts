import { describe, expect, it } from 'vitest';
import { localeOfPath, localePath, stripLocale } from '@/lib/i18n/navigation';

describe('language in addresses', () => {
  it('gives Chinese no prefix and the others theirs', () => {
    expect(localePath('zh-CN', '/offers?park=1')).toBe('/offers?park=1');
    expect(localePath('en', '/offers')).toBe('/en/offers');
    expect(localePath('zh-Hant', '/')).toBe('/zh-Hant');
  });

  it('knows the language of a page by its address, so that a form answers in it', () => {
    expect(localeOfPath('/en/chamber/members/new?done=1')).toBe('en');
    expect(localeOfPath('/zh-Hant')).toBe('zh-Hant');
    expect(localeOfPath('/desk/merchants')).toBe('zh-CN');
    expect(localeOfPath('/english/chamber')).toBe('zh-CN');
  });

  it('finds the same path behind the shown and the rewritten address', () => {
    expect(stripLocale('/zh-CN/offers/1')).toBe('/offers/1');
    expect(stripLocale('/en')).toBe('/');
    expect(stripLocale('/english/offers')).toBe('/english/offers');
  });
});
