import { expect, it } from 'vitest';
import { linkLines, parseLinkLines } from '@/lib/chains/rules';

it('links are typed one per line, with 有, 弱 or 缺 in front', () => {
  const text = '有 精制\n弱：包装\n缺 灌装\n\n冷链';
  const { links, badLine } = parseLinkLines(text);
  expect(badLine).toBeNull();
  expect(links).toEqual([
    { name: '精制', state: 'present' },
    { name: '包装', state: 'weak' },
    { name: '灌装', state: 'missing' },
    { name: '冷链', state: 'present' },
  ]);
  expect(parseLinkLines(linkLines(links)).links).toEqual(links);
});

it('a line that is too long, and the forty-first link, are told', () => {
  expect(parseLinkLines(`有 精制\n${'长'.repeat(31)}`).badLine).toBe(2);
  expect(parseLinkLines(Array.from({ length: 41 }, (_, i) => `环节${i}`).join('\n')).badLine).toBe(41);
});
