import { expect, it } from 'vitest';
import { findingsOf, indexNumber, stateAfter } from '@/lib/articles/rules';
import { ArticleInput } from '@/lib/articles/schema';

it('an index number has the body’s code, the year and five digits', () => {
  expect(indexNumber('6107000015', 2026, 42)).toBe('6107000015/2026-00042');
});

it('a published article is withdrawn before it is edited', () => {
  expect(stateAfter('edit', 'published')).toBeNull();
  expect(stateAfter('edit', 'submitted')).toBeNull();
  expect(stateAfter('edit', 'withdrawn')).toBe('draft');
  expect(stateAfter('publish', 'draft')).toBeNull();
});

it('an office line may stand in an article, a mobile or an identity number not', () => {
  const article = { title: '公告', summary: null };
  expect(findingsOf({ ...article, body: '<p>咨询电话：0916-2628906</p>' })).toEqual({});
  expect(findingsOf({ ...article, body: '<p>手机１３８００００００００</p>' })['body']?.[0]?.kind).toBe(
    'mobile',
  );
});

it('an event has a day', () => {
  const event = { kind: 'event', title: '某场座谈会', body: '一场足够长的座谈会说明。' };
  expect(ArticleInput.safeParse(event).error?.issues[0]?.path).toEqual(['eventOn']);
  expect(ArticleInput.safeParse({ ...event, eventOn: '2026-02-30' }).success).toBe(false);
  expect(ArticleInput.safeParse({ ...event, eventOn: '2026-02-28' }).success).toBe(true);
});
