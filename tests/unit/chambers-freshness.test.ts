import { describe, expect, it } from 'vitest';
import { freshnessGrade, rosterFreshness, type FreshnessFacts } from '@/lib/chambers/rules-freshness';

const facts: FreshnessFacts = {
  status: 'registered',
  kind: 'own',
  members: 40,
  attestedQuarter: '2026-Q1',
  lastChangeOn: '2026-05-01',
  termEndsOn: '2028-01-01',
  officers: 1,
  today: '2026-06-15',
};
const of = (more: Partial<FreshnessFacts> = {}) => rosterFreshness({ ...facts, ...more });

describe('how far a roster can be believed', () => {
  it('one that was attested for the quarter before or since, and is kept, has a hundred', () => {
    expect(of()).toEqual({ score: 100, reasons: [] });
    expect(of({ attestedQuarter: '2026-Q2' })).toEqual({ score: 100, reasons: [] });
  });

  it.each<[string, Partial<FreshnessFacts>, string, number]>([
    ['attested a quarter too long ago', { attestedQuarter: '2025-Q4' }, 'attested_late', 90],
    ['attested longer ago', { attestedQuarter: '2025-Q3' }, 'attested_long_ago', 75],
    ['never attested', { attestedQuarter: null }, 'never_attested', 65],
    ['untouched for more than half a year', { lastChangeOn: '2025-12-16' }, 'still_half_year', 90],
    ['untouched for more than a year', { lastChangeOn: '2025-06-14' }, 'still_year', 80],
    ['the term ended yesterday', { termEndsOn: '2026-06-14' }, 'term_over', 80],
    ['no term recorded', { termEndsOn: null }, 'term_unknown', 90],
    ['nobody keeps it', { officers: 0 }, 'no_officer', 85],
  ])('%s takes its points', (_name, more, reason, score) => {
    expect(of(more)).toEqual({ score, reasons: [reason] });
  });

  it('edges: 180 days and the last day of the term take nothing', () => {
    expect(of({ lastChangeOn: '2025-12-17', termEndsOn: '2026-06-15' })?.score).toBe(100);
  });

  it('an empty roster is told so, not blamed for its attestation as well; the score ends at nothing', () => {
    expect(of({ members: 0, attestedQuarter: null, lastChangeOn: null })).toEqual({
      score: 40,
      reasons: ['no_roster'],
    });
    expect(of({ members: 0, termEndsOn: '2020-01-01', officers: 0 })).toEqual({
      score: 5,
      reasons: ['no_roster', 'term_over', 'no_officer'],
    });
  });

  it('who owes no roster has no score', () => {
    expect(of({ kind: 'alliance' })).toBeNull();
    expect(of({ kind: 'partner' })).toBeNull();
    expect(of({ status: 'dissolved' })).toBeNull();
    expect(of({ status: 'preparing' })).toBeNull();
  });

  it('has three grades', () => {
    expect([100, 80, 79, 50, 49, 0].map(freshnessGrade)).toEqual([
      'fresh',
      'fresh',
      'aging',
      'aging',
      'stale',
      'stale',
    ]);
  });
});
