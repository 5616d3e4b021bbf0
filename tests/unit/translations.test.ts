import { describe, expect, it } from 'vitest';
import { actOnField, overallState } from '@/lib/translations/rules';
import { toTraditional } from '@/lib/translations/queries/to-traditional';

describe('the state of a translation', () => {
  const counts = { filled: 2, draft: 0, approved: 0, stale: 0 };
  it('names what asks for work first', () => {
    expect(overallState(counts)).toBe('missing');
    expect(overallState({ ...counts, approved: 1 })).toBe('partial');
    expect(overallState({ ...counts, approved: 2 })).toBe('approved');
    expect(overallState({ ...counts, approved: 1, draft: 1 })).toBe('draft');
    expect(overallState({ ...counts, draft: 1, stale: 1 })).toBe('stale');
  });
});

describe('saving a field', () => {
  const held = { text: 'Tea', state: 'approved', zhDigest: 'a' };
  it('leaves a reviewed text alone that did not change, and a draft that fits its Chinese', () => {
    expect(actOnField('Tea', held, 'a')).toBe('keep');
    expect(actOnField('Tea', { ...held, state: 'draft' }, 'a')).toBe('keep');
  });
  it('writes a changed text, a stale one that is confirmed, and a draft whose Chinese changed', () => {
    expect(actOnField('Green tea', held, 'a')).toBe('write');
    expect(actOnField('Tea', { ...held, state: 'stale' }, 'b')).toBe('write');
    expect(actOnField('Tea', { ...held, state: 'draft' }, 'b')).toBe('write');
    expect(actOnField('Tea', null, 'a')).toBe('write');
  });
  it('takes away what is emptied', () => {
    expect(actOnField(undefined, held, 'a')).toBe('remove');
    expect(actOnField(undefined, null, 'a')).toBe('nothing');
  });
});

describe('conversion into traditional characters', () => {
  it('chooses by the word, not by the character', () => {
    expect(toTraditional('汉中市发展干果后面')).toBe('漢中市發展乾果後面');
  });
});
