import { describe, expect, it } from 'vitest';
import {
  frozenFigures,
  isMonthOver,
  lockableMonths,
  lockText,
  type LineToFreeze,
} from '@/lib/indicators/rules-locks';

const line = (recordId: string, groupId: string, creditedWan: string): LineToFreeze => ({
  recordId,
  groupId,
  unitId: groupId,
  creditedWan,
  frozen: { project: '示例', isReturn: true },
});

describe('which months may be locked', () => {
  it('those that are over, the newest first', () => {
    expect(lockableMonths('2026-01-05').slice(0, 2)).toEqual(['2025-12', '2025-11']);
    expect(lockableMonths('2026-01-05')).toHaveLength(24);
    expect([isMonthOver('2025-12', '2026-01-01'), isMonthOver('2026-01', '2026-01-31')]).toEqual([
      true,
      false,
    ]);
  });
});

describe('what a lock holds', () => {
  it('sums first and rounds once; parts stand beside the whole', () => {
    const lines = [line('1', 'a', '0.0000004'), line('2', 'b', '0.0000004'), line('3', 'root', '1')];
    const figures = frozenFigures('x', 'v', 'root', lines);
    expect(figures.map((one) => [one.unitId, one.value, one.lines.length])).toEqual([
      ['root', '1.000001', 3],
      ['a', '0.000000', 0],
      ['b', '0.000000', 0],
    ]);
  });

  it('a month without lines holds a figure of 0', () => {
    expect(frozenFigures('x', 'v', 'root', [])).toMatchObject([{ unitId: 'root', value: '0.000000' }]);
  });

  it('gives one text whatever the order of rows and fields, another for any changed digit', () => {
    const figures = frozenFigures('x', 'v', 'root', [line('1', 'a', '1'), line('2', 'a', '2')]);
    const text = lockText('2026-01', 'root', figures);
    const turned = figures.toReversed().map((one) => ({
      ...one,
      lines: one.lines.toReversed().map((held) => ({
        ...held,
        frozen: Object.fromEntries(Object.entries(held.frozen).toReversed()),
      })),
    }));
    expect(lockText('2026-01', 'root', turned)).toBe(text);
    const other = frozenFigures('x', 'v', 'root', [line('1', 'a', '1.000001'), line('2', 'a', '2')]);
    expect(lockText('2026-01', 'root', other)).not.toBe(text);
  });
});
