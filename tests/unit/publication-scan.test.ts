import { describe, expect, it } from 'vitest';
import { scanForPublication } from '@/lib/shared/publication-scan';

const kinds = (text: string) => scanForPublication(text).map((one) => one.kind);

describe('a text is scanned before it is published', () => {
  it.each([
    ['电话13800000000。', 'mobile'],
    ['电话 138-0000-0000', 'mobile'],
    ['+86 138 0000 0000', 'mobile'],
    ['１３８００００００００', 'mobile'],
    ['1380000\u200b0000', 'mobile'],
    ['（0916）2628906', 'landline'],
    ['010-88888888', 'landline'],
    ['身份证610702199001010010', 'id_number'],
    ['610702 19900101 001X', 'id_number'],
    ['卡号4111 1111 1111 1111', 'bank_card'],
    ['请写信到 li.mou@example.com', 'email'],
  ])('%s', (text, kind) => {
    expect(kinds(text)).toContain(kind);
  });

  it.each([
    '投资115.96亿元，签约64个',
    '2003年离乡，2016年回乡',
    '6107000015/2021-001156',
    '统一社会信用代码 91610700MA6YX00000',
    '邮编723000，建成厂房12345678平方米',
    '编号 4444555566667777',
  ])('leaves %s alone', (text) => {
    expect(kinds(text)).toEqual([]);
  });

  it('names the line and hides the number', () => {
    const [found] = scanForPublication('第一段\n有事请拨13812345678找他');
    expect(found).toEqual({ kind: 'mobile', line: 2, excerpt: '有事请拨138******78找他' });
  });

  it('reports one number once, and at most ten', () => {
    expect(kinds('610702199001010010')).toEqual(['id_number']);
    expect(scanForPublication(Array(30).fill('13800000000').join('\n'))).toHaveLength(10);
  });
});
