import { describe, expect, it } from 'vitest';
import { contourPaths } from '@/components/ui/contour-paths';

describe('contour lines', () => {
  it('are the same for the same seed and differ for another', () => {
    expect(contourPaths(610700, 24, 480)).toEqual(contourPaths(610700, 24, 480));
    expect(contourPaths(610700, 24, 480)).not.toEqual(contourPaths(433100, 24, 480));
  });

  it('hold exactly one river and stay under 15 KB', () => {
    for (const seed of [0, 7, 433100, 610700, 4294967295]) {
      const lines = contourPaths(seed, 24, 480);
      expect(lines.filter((line) => line.river)).toHaveLength(1);
      expect(lines.reduce((sum, line) => sum + line.d.length, 0)).toBeLessThan(15 * 1024);
      expect(lines.every((line) => !line.d.includes('NaN'))).toBe(true);
    }
  });
});
