import { describe, expect, it } from 'vitest';
import { festivalDate } from '@/lib/shared/festivals';

describe('a festival', () => {
  it.each([
    [2026, 'spring_festival', '2026-02-17'],
    [2026, 'mid_autumn', '2026-09-25'],
    [2026, 'new_years_eve', '2026-02-16'],
    [2026, 'dragon_boat', '2026-06-19'],
    [2027, 'spring_festival', '2027-02-06'],
    [2027, 'mid_autumn', '2027-09-15'],
    [2027, 'qingming', '2027-04-05'],
    [2024, 'spring_festival', '2024-02-10'],
    [2025, 'mid_autumn', '2025-10-06'],
    [2025, 'qingming', '2025-04-04'],
  ] as const)('of %i: %s is %s', (year, festival, date) => expect(festivalDate(year, festival)).toBe(date));

  it('is not guessed for far years', () => {
    expect(() => festivalDate(1800, 'qingming')).toThrow(RangeError);
    expect(() => festivalDate(2026.5, 'qingming')).toThrow(RangeError);
  });
});
