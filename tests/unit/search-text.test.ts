import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import {
  bigrams,
  buildSearchText,
  matchesSearch,
  parseSearch,
  recheckPatterns,
  squeezeText,
  toTsquery,
} from '@/lib/shared/search-text';

describe('search text', () => {
  it('joins squeezed parts, once each', () => {
    expect(buildSearchText(['张　三', null, '', '廣東漢中茶業（集團）有限公司', '张三', undefined])).toBe(
      '张三 广东汉中茶业集团有限公司',
    );
  });

  it('drops what people put inside names', () => {
    expect(squeezeText('阿布都·买买提')).toBe('阿布都买买提');
    expect(squeezeText('A-B_100%')).toBe('ab100');
  });
});

describe('grams', () => {
  it('are the pair at each character, and the last character of each run alone', () => {
    expect(bigrams('张三丰 ab 张三')).toEqual(['张三', '三丰', '丰', 'ab', 'b', '三']);
    expect(bigrams('张')).toEqual(['张']);
    expect(bigrams('')).toEqual([]);
    expect(bigrams('  ')).toEqual([]);
  });

  it('count characters beyond the basic plane as one, as PostgreSQL does', () => {
    expect(bigrams('𠮷野家')).toEqual(['𠮷野', '野家', '家']);
  });

  it('never join two parts', () => {
    expect(bigrams('张三 李四')).not.toContain('三李');
  });
});

describe('a query', () => {
  it('of one character matches the beginning of a gram', () => {
    expect(toTsquery(parseSearch('张'))).toBe("'张':*");
  });

  it('of two characters is one exact gram and needs no second look', () => {
    const terms = parseSearch('茶业');
    expect(toTsquery(terms)).toBe("'茶业'");
    expect(recheckPatterns(terms)).toEqual([]);
  });

  it('of three and more asks for all grams and looks again', () => {
    const terms = parseSearch('漢中茶');
    expect(toTsquery(terms)).toBe("'汉中' & '中茶'");
    expect(recheckPatterns(terms)).toEqual(['%汉中茶%']);
  });

  it('of several words asks for all of them', () => {
    expect(parseSearch('张三，西乡 zgq 6620').map((term) => [term.text, term.kind])).toEqual([
      ['张三', 'text'],
      ['西乡', 'text'],
      ['zgq', 'letters'],
      ['6620', 'digits'],
    ]);
  });

  it.each(['', '   ', '%%%', "''", '，、'])('of %j asks for nothing', (query) => {
    expect(parseSearch(query)).toEqual([]);
    expect(toTsquery(parseSearch(query))).toBeNull();
  });

  it('cannot break out of its quotes', () => {
    expect(toTsquery(parseSearch("a' | 'b"))).toBe("'a':* & 'b':*");
    expect(toTsquery(parseSearch('\\x% _'))).toBe("'x':*");
  });

  it('is cut to six terms of forty characters', () => {
    const terms = parseSearch(`${'长'.repeat(60)} 一二 三四 五六 七八 九十 百千`);
    expect(terms).toHaveLength(6);
    expect([...(terms[0]?.text ?? '')]).toHaveLength(40);
  });

  it('finds by grams and second look exactly what a substring search finds', () => {
    const unit = fc.constantFrom('汉', '中', '茶', '业', 'a', 'b', '1', ' ');
    const parts = fc.array(fc.string({ unit, maxLength: 8 }), { maxLength: 4 });
    fc.assert(
      fc.property(parts, fc.string({ unit, maxLength: 4 }), (texts, query) => {
        const searchText = buildSearchText(texts);
        const grams = bigrams(searchText);
        const terms = parseSearch(query);
        const found = terms.every(
          (term) =>
            term.grams.every((gram) => grams.some((g) => (term.prefix ? g.startsWith(gram) : g === gram))) &&
            (!term.recheck || searchText.includes(term.text)),
        );
        expect(found).toBe(matchesSearch(searchText, terms));
      }),
      { numRuns: 2000, seed: 20261122 },
    );
  });
});
