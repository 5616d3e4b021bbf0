import { describe, expect, it } from 'vitest';
import { isClauseOpen } from '@/lib/policies/rules';
import { ClauseReviewInput } from '@/lib/policies/schema';

describe('a clause is open to the public', () => {
  it('after its review, or until the last day of its exception', () => {
    expect(isClauseOpen({ review: 'passed', exceptionEndsOn: null }, '2026-05-01')).toBe(true);
    expect(isClauseOpen({ review: 'excepted', exceptionEndsOn: '2026-05-01' }, '2026-05-01')).toBe(true);
    expect(isClauseOpen({ review: 'excepted', exceptionEndsOn: '2026-04-30' }, '2026-05-01')).toBe(false);
    expect(isClauseOpen({ review: 'excepted', exceptionEndsOn: null }, '2026-05-01')).toBe(false);
  });

  it.each(['unreviewed', 'first_review', 'joint_review', 'withdrawn'])('never as %s', (review) => {
    expect(isClauseOpen({ review, exceptionEndsOn: '2099-01-01' }, '2026-05-01')).toBe(false);
  });
});

describe('the outcome of a review', () => {
  const base = { id: '01890000-0000-7000-8000-000000000001', version: '1' };
  const missing = (input: object) =>
    ClauseReviewInput.safeParse({ ...base, ...input }).error?.issues.map((issue) => issue.path.join('.')) ??
    [];

  it('a decision carries number and day', () => {
    expect(missing({ review: 'passed' })).toEqual(['reviewNo', 'reviewedOn']);
    expect(missing({ review: 'passed', reviewNo: '1号', reviewedOn: '2026-01-05' })).toEqual([]);
  });

  it('an exception carries its last day and its reason, and does not end before it begins', () => {
    const decided = { review: 'excepted', reviewNo: '1号', reviewedOn: '2026-01-05' };
    expect(missing(decided)).toEqual(['exceptionEndsOn', 'reviewNote']);
    expect(missing({ ...decided, exceptionEndsOn: '2025-12-31', reviewNote: '理由' })).toEqual([
      'exceptionEndsOn',
    ]);
  });
});
