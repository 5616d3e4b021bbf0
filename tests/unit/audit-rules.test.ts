import { describe, expect, it } from 'vitest';
import { changedFields } from '@/lib/audit/rules';

describe('what an audit row calls changed', () => {
  it('is a value that differs, with what it was and became', () => {
    expect(changedFields({ name: '张三', note: '旧' }, { name: '张三', note: '新' })).toEqual({
      note: { before: '旧', after: '新' },
    });
  });

  it('is not the order in which the database keeps the keys of an object', () => {
    const stored = { path: [{ text: '离乡', year: '2003' }] };
    const typed = { path: [{ year: '2003', text: '离乡' }] };
    expect(changedFields(stored, typed)).toEqual({});
  });

  it('is the order of a list, which people chose', () => {
    expect(changedFields({ kinds: ['a', 'b'] }, { kinds: ['b', 'a'] })).toEqual({
      kinds: { before: ['a', 'b'], after: ['b', 'a'] },
    });
  });

  it('lists of a new record what was set, and nothing that is empty', () => {
    expect(changedFields(undefined, { name: '张三', note: '', aliases: [], birth: null })).toEqual({
      name: { after: '张三' },
    });
  });
});
