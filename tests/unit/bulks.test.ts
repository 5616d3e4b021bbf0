import { describe, expect, it } from 'vitest';
import { canStillUndo, MOST_TAGS, valuesFor, type BulkStanding } from '@/lib/bulks/rules';
import { BulkInput } from '@/lib/bulks/schema';
import { questionOf } from '@/lib/merchants/schema-question';

const OFFICER = '01890a5d-ac96-774b-bcce-b302099a8057';
const now = (more: Partial<BulkStanding> = {}): BulkStanding => ({
  tags: ['甲'],
  officerId: null,
  isKey: false,
  contactEveryDays: null,
  ownerUnitId: 'u1',
  officerStays: true,
  ...more,
});

describe('what an act changes of a person', () => {
  it('nothing where it is so already', () => {
    expect(valuesFor({ kind: 'tag', tag: '甲' }, now())).toBeNull();
    expect(valuesFor({ kind: 'untag', tag: '乙' }, now())).toBeNull();
    expect(valuesFor({ kind: 'assign', officerId: OFFICER }, now({ officerId: OFFICER }))).toBeNull();
    expect(valuesFor({ kind: 'unmark_key' }, now())).toBeNull();
    const key = now({ isKey: true, contactEveryDays: 90 });
    expect(valuesFor({ kind: 'mark_key', contactEveryDays: 90 }, key)).toBeNull();
  });

  it('the named value and no other', () => {
    expect(valuesFor({ kind: 'tag', tag: '乙' }, now())).toEqual({ tags: ['甲', '乙'] });
    expect(valuesFor({ kind: 'untag', tag: '甲' }, now())).toEqual({ tags: [] });
    expect(valuesFor({ kind: 'assign', officerId: OFFICER }, now())).toEqual({ officerId: OFFICER });
    expect(valuesFor({ kind: 'mark_key', contactEveryDays: 30 }, now({ isKey: true }))).toEqual({
      isKey: true,
      contactEveryDays: 30,
    });
    expect(valuesFor({ kind: 'unmark_key' }, now({ isKey: true }))).toEqual({
      isKey: false,
      contactEveryDays: null,
    });
  });

  it('never a tag beyond the twentieth', () => {
    const tags = Array.from({ length: MOST_TAGS }, (_, index) => `标签${index}`);
    expect(valuesFor({ kind: 'tag', tag: '再来' }, now({ tags }))).toBeNull();
  });
});

describe('the form', () => {
  const parse = (input: Record<string, unknown>) => BulkInput.safeParse({ reason: '分组联系', ...input });

  it('takes a tag of words, refuses separators, control characters and what is too long', () => {
    for (const tag of ['重点', 'A 类', '2026·春', 'ＡＢ'])
      expect(parse({ kind: 'tag', tag }).success, tag).toBe(true);
    for (const tag of ['', '甲、乙', 'a,b', '<b>', '=1', '一二三四五六七八九十一二三'])
      expect(parse({ kind: 'tag', tag }).success, tag).toBe(false);
  });

  it('wants what its kind needs, and a reason', () => {
    expect(parse({ kind: 'assign' }).success).toBe(false);
    expect(parse({ kind: 'mark_key', contactEveryDays: '0' }).success).toBe(false);
    expect(parse({ kind: 'erase' }).success).toBe(false);
    expect(parse({ kind: 'archive', reason: '短' }).success).toBe(false);
  });

  it('reads the ledger’s question: known filters, ids that are ids', () => {
    expect(questionOf({ query: 'key=1&evil=1', ids: `x,${OFFICER}` })).toEqual({
      filters: { key: '1', order: 'updated' },
      ids: [OFFICER],
    });
  });
});

describe('the way back', () => {
  it('is open once an act has ended and has done something', () => {
    expect(canStillUndo('done', 1)).toBe(true);
    expect(canStillUndo('cancelled', 3)).toBe(true);
    expect(canStillUndo('done', 0)).toBe(false);
    expect(canStillUndo('running', 5)).toBe(false);
    expect(canStillUndo('undone', 1)).toBe(false);
  });
});
