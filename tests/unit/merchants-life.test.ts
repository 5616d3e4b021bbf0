import { describe, expect, it } from 'vitest';
import { isHeld, periodColumns, periodParts, settlePosts, stationText } from '@/lib/merchants/rules-life';
import { LifeLine, PostLine } from '@/lib/merchants/schema-life';
import { MerchantInput } from '@/lib/merchants/schema';
import { FieldErrors } from '@/lib/shared/errors';
import { problemsOf } from '@/lib/shared/zod-problems';

const TODAY = '2026-11-22';
const line = (input: Partial<Record<keyof PostLine, unknown>>) => PostLine.parse(input);
const settle = (...inputs: Partial<Record<keyof PostLine, unknown>>[]) =>
  settlePosts(inputs.map(line), TODAY).map(({ isMain, isEnded }) => ({ isMain, isEnded }));
const refusal = (...inputs: Partial<Record<keyof PostLine, unknown>>[]) => {
  try {
    settle(...inputs);
  } catch (error) {
    return error instanceof FieldErrors ? error.fields : error;
  }
  return null;
};

describe('posts over time', () => {
  it('the post that began last is the main one where nobody chose', () => {
    expect(
      settle(
        { title: '销售员', fromText: '2001', toText: '2008' },
        { title: '经理', fromText: '2008' },
        { title: '总经理', fromText: '2015.3' },
      ),
    ).toEqual([
      { isMain: false, isEnded: true },
      { isMain: false, isEnded: false },
      { isMain: true, isEnded: false },
    ]);
  });

  it('the chosen one stays the main one, however old', () => {
    expect(
      settle({ title: '董事长', fromText: '1999', isMain: 'on' }, { title: '顾问', fromText: '2020' }),
    ).toEqual([
      { isMain: true, isEnded: false },
      { isMain: false, isEnded: false },
    ]);
  });

  it('nobody has a main post whose posts are all over', () => {
    expect(settle({ title: '厂长', isEnded: 'on' }, { title: '科长', toText: '2020' })).toEqual([
      { isMain: false, isEnded: true },
      { isMain: false, isEnded: true },
    ]);
  });

  it('two main ones, and one that is over, are refused beside their own line', () => {
    expect(refusal({ title: '甲', isMain: 'on' }, { title: '乙', isMain: 'on' })).toEqual({
      'posts.1.isMain': [{ code: 'one_main' }],
    });
    expect(refusal({ title: '甲' }, { title: '乙', toText: '2020', isMain: 'on' })).toEqual({
      'posts.1.isMain': [{ code: 'main_ended' }],
    });
  });

  it('a term that ends later is still held, one that ended last year is not', () => {
    expect(isHeld({ isEnded: false, validTo: '2027-12-31' }, TODAY)).toBe(true);
    expect(isHeld({ isEnded: false, validTo: '2025-12-31' }, TODAY)).toBe(false);
    expect(isHeld({ isEnded: true, validTo: null }, TODAY)).toBe(false);
  });

  it('keeps the words of a date and the first and last day that it may mean', () => {
    expect(periodColumns({ fromText: '2010', toText: '2015年3月' })).toEqual({
      ...{ validFrom: '2010-01-01', fromText: '2010', fromPrecision: 'year' },
      ...{ validTo: '2015-03-31', toText: '2015年3月', toPrecision: 'month' },
    });
  });

  it('an end before the beginning, and words that are no date, are refused', () => {
    const problems = (input: unknown) => {
      const parsed = PostLine.safeParse(input);
      return parsed.success ? {} : problemsOf(parsed.error);
    };
    expect(problems({ title: '甲', fromText: '2015', toText: '2014' })).toMatchObject({
      toText: [{ code: 'date_order' }],
    });
    expect(problems({ title: '甲', fromText: '2015', toText: '2015-03' })).toEqual({});
    expect(problems({ title: '甲', fromText: '改革开放初' })).toMatchObject({
      fromText: [{ code: 'partial_date' }],
    });
  });

  it('an empty line keeps its place, so that a problem stands beside the right one', () => {
    const parsed = MerchantInput.safeParse({
      name: '甲',
      posts: [{ id: '0190a000-0000-7000-8000-000000000001' }, { title: '乙', toText: '明天' }],
    });
    expect(parsed.success ? {} : problemsOf(parsed.error)).toEqual({
      'posts.1.toText': [{ code: 'partial_date' }],
    });
    expect(MerchantInput.parse({ name: '甲', posts: [{ isMain: 'on', fromText: '2010' }] }).posts).toEqual([
      null,
    ]);
  });
});

describe('how a life is told', () => {
  it('says as much of a period as is known', () => {
    expect(periodParts({ fromText: '2015', toText: null, isEnded: false })).toEqual({
      from: '2015',
      to: null,
      open: true,
    });
    expect(periodParts({ fromText: '2015', toText: null, isEnded: true })?.open).toBe(false);
    expect(periodParts({ fromText: null, toText: null, periodText: '多年' })).toBeNull();
    expect(stationText({ names: ['陕商实业', null, '总经理'], fromText: '2010', toText: '2015-03' })).toBe(
      '陕商实业 总经理（2010—2015-03）',
    );
    expect(stationText({ names: ['市劳动模范'], fromText: '2012', toText: '2012' })).toBe(
      '市劳动模范（2012）',
    );
  });

  it('a station needs a kind that the ledger has', () => {
    expect(LifeLine.safeParse({ kind: 'rumour', title: '甲' }).success).toBe(false);
  });
});
