import { describe, expect, it } from 'vitest';
import {
  comparedSlugs,
  findingsOf,
  openAspects,
  paragraphsOf,
  readAmount,
  stateAfter,
} from '@/lib/offers/rules';

describe('an amount as people type it', () => {
  it.each([
    ['5000', '5000'],
    ['3,000', '3000'],
    ['0.5亿', '5000'],
    ['1.2亿元', '12000'],
    ['800万', '800'],
    ['８００万元', '800'],
  ])('%s is %s 万元', (text, wan) => {
    expect(readAmount(text)).toBe(wan);
  });

  it('nothing is no condition, and words are told to be none', () => {
    expect(readAmount(undefined)).toBeNull();
    expect(readAmount('  ')).toBeNull();
    expect(readAmount('很多')).toBe(false);
    expect(readAmount('-5')).toBe(false);
  });
});

describe('the gate', () => {
  it('opens only when all three opinions passed', () => {
    expect(openAspects({ legal: 'passed', compliant: 'passed', feasible: 'passed' })).toEqual([]);
    expect(openAspects({ legal: 'passed', compliant: 'failed', feasible: 'pending' })).toEqual([
      'compliant',
      'feasible',
    ]);
  });

  it('a published offer is never edited in place, a draft never published', () => {
    expect(stateAfter('edit', 'published')).toBeNull();
    expect(stateAfter('publish', 'draft')).toBeNull();
    expect(stateAfter('publish', 'withdrawn')).toBeNull();
    expect(stateAfter('withdraw', 'published')).toBe('withdrawn');
    expect(stateAfter('edit', 'withdrawn')).toBe('draft');
  });
});

describe('texts and addresses', () => {
  it('a mobile number in the text is found, by field', () => {
    const text = {
      title: '灌装线',
      content: '联系人电话 13800000000',
      cooperation: null,
      conditions: null,
      benefit: null,
    };
    expect(Object.keys(findingsOf(text))).toEqual(['content']);
  });

  it('at most three offers are compared, each once, and nothing but address parts', () => {
    expect(comparedSlugs(['a', 'b', 'a', 'c', 'd'])).toEqual(['a', 'b', 'c']);
    expect(comparedSlugs('a,b')).toEqual(['a', 'b']);
    expect(comparedSlugs(['../x', '"', ''])).toEqual([]);
    expect(comparedSlugs(undefined)).toEqual([]);
  });

  it('blank lines make no paragraphs', () => {
    expect(paragraphsOf('一\n\n 二 \n')).toEqual(['一', '二']);
  });
});
