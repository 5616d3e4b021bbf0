import { describe, expect, it } from 'vitest';
import { groupDigits } from '@/components/tables/cells';

describe('numbers in tables', () => {
  it('group thousands on the digits, so large amounts keep every digit', () => {
    expect(groupDigits('452800.000000', 2)).toBe('452,800.00');
    expect(groupDigits('12345678901234567890.5', 2)).toBe('12,345,678,901,234,567,890.50');
    expect(groupDigits(-1250)).toBe('-1,250');
    expect(groupDigits('999')).toBe('999');
  });
});
