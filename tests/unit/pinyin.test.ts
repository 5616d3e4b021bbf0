import { describe, expect, it } from 'vitest';
import { readsAs, firmPinyin, namePinyin, normalisePinyin } from '@/lib/shared/pinyin';

describe('pinyin of a name', () => {
  it.each([
    ['曾国强', 'zengguoqiang', 'zgq'],
    ['单田芳', 'shantianfang', 'stf'],
    ['解晓东', 'xiexiaodong', 'xxd'],
    ['仇英', 'qiuying', 'qy'],
    ['区志明', 'ouzhiming', 'ozm'],
    ['查良镛', 'zhaliangyong', 'zly'],
    ['朴树', 'piaoshu', 'ps'],
    ['尉迟恭', 'yuchigong', 'ycg'],
    ['万俟雪', 'moqixue', 'mqx'],
    ['覃小明', 'qinxiaoming', 'qxm'],
    ['种师道', 'chongshidao', 'csd'],
    ['吕布', 'lvbu', 'lb'],
    ['任平', 'renping', 'rp'],
    ['曾国強', 'zengguoqiang', 'zgq'],
    ['张 三', 'zhangsan', 'zs'],
    ['阿布都·买买提', 'abudumaimaiti', 'abdmmt'],
    ['John Smith', 'johnsmith', 'js'],
    ['', '', ''],
  ])('%s is %s, %s', (name, full, initials) => {
    const read = namePinyin(name);
    expect([read.full, read.initials]).toEqual([full, initials]);
  });

  it('follows the person: a surname alone, or the whole name', () => {
    expect(namePinyin('覃小明', 'Tán').full).toBe('tanxiaoming');
    expect(namePinyin('覃小明', 'tan xiao min')).toEqual({
      full: 'tanxiaomin',
      initials: 'txm',
      syllables: ['tan', 'xiao', 'min'],
    });
    expect(namePinyin('覃小明', '').full).toBe('qinxiaoming');
  });

  it('does not let one caller change what the next one is given', () => {
    namePinyin('曾国强').syllables.push('x');
    expect(namePinyin('曾国强').syllables).toEqual(['zeng', 'guo', 'qiang']);
  });
});

describe('pinyin of a firm', () => {
  it('reads no surname', () => {
    expect(firmPinyin('单位').full).toBe('danwei');
    expect(firmPinyin('重庆长安（集团）').initials).toBe('cqcajt');
  });

  it('keeps Latin words and numbers', () => {
    expect(firmPinyin('3D智造ABC')).toMatchObject({ full: '3dzhizaoabc' });
  });
});

describe('typed pinyin', () => {
  it('is brought to the stored form', () => {
    expect(normalisePinyin('Zēng GuóQiáng')).toBe('zengguoqiang');
    expect(normalisePinyin('LÜ bu')).toBe('lvbu');
  });
});

describe('a name is found as it is typed', () => {
  it('by its words, its pinyin or its initials', () => {
    expect(readsAs('生态茶产业链', '茶')).toBe(true);
    expect(readsAs('生态茶产业链', 'stc')).toBe(true);
    expect(readsAs('生态茶产业链', 'shengtai cha')).toBe(true);
    expect(readsAs('生态茶产业链', 'xcy')).toBe(false);
  });
});
