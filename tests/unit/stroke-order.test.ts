import { describe, expect, it } from 'vitest';
import { sortByStrokes, strokesOfCharacter } from '@/lib/shared/stroke-order';

const sorted = (names: string): string => sortByStrokes(names.split(' ').reverse(), (name) => name).join(' ');

describe('order of strokes', () => {
  it.each([
    '丁 于 万 马 王 区 仇 文 方 田 朴 向 安',
    '王芳 王丽 王一民 王丽娟',
    '丁一 王一 李一 张一 欧阳修 欧阳一一 曾一',
  ])('%s', (names) => {
    expect(sorted(names)).toBe(names);
  });

  it('puts a compound surname by its first character', () => {
    expect(sorted('田明 司马光')).toBe('田明 司马光');
    expect(sorted('司马光 朴明')).toBe('司马光 朴明');
  });

  it('takes a traditional form as the simplified one, and what it does not know as last', () => {
    expect(strokesOfCharacter('張')).toBe(strokesOfCharacter('张'));
    expect(strokesOfCharacter('A')).toBeNull();
    expect(sorted('龚一 𪚥一')).toBe('龚一 𪚥一');
  });

  it.each([
    ['丁', '12'],
    ['于', '112'],
    ['万', '153'],
    ['马', '551'],
    ['永', '45534'],
    ['地', '121525'],
  ])('%s is written %s', (char, strokes) => expect(strokesOfCharacter(char)).toBe(strokes));
});
