import { describe, expect, it } from 'vitest';
import { sealCharacters } from '@/components/ui/seal';

describe('seal', () => {
  it('cuts up to four Han characters and skips marks and spaces', () => {
    expect(sealCharacters('曾')).toEqual(['曾']);
    expect(sealCharacters('李*')).toEqual(['李']);
    expect(sealCharacters('买买提·艾力江')).toEqual(['买', '买', '提', '艾']);
    expect(sealCharacters('汉中 ABC 商会')).toEqual(['汉', '中', '商', '会']);
  });

  it('falls back to the first letter, and to a dot when there is nothing', () => {
    expect(sealCharacters('wang')).toEqual(['W']);
    expect(sealCharacters('  ')).toEqual(['·']);
  });
});
