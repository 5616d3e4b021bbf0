import { beforeAll, expect, it } from 'vitest';
import { publishArticle, submitArticle, withdrawArticle } from '@/lib/articles/commands/decide-article';
import { createArticle, updateArticle } from '@/lib/articles/commands/write-article';
import {
  listPublicArticleAddresses,
  listPublicArticleKinds,
  listPublicArticles,
  readPublicArticle,
  readPublicUpcomingEvents,
} from '@/lib/articles/queries/public-articles';
import { searchPublicSite } from '@/lib/search/queries';
import { db } from '@/lib/server/db';
import { addDays, today } from '@/lib/shared/dates';
import { articleInput } from '@/tests/factories/articles';
import { makeWorld, type World } from '@/tests/support/world';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

const now = (id: string) =>
  db.article.findUniqueOrThrow({
    where: { id },
    select: { id: true, version: true, slug: true, indexNo: true, publishedAt: true },
  });

async function published(change: Parameters<typeof articleInput>[0] = {}) {
  const clerk = await world.actor('clerk');
  const { id } = await createArticle(clerk, articleInput(change));
  await submitArticle(clerk, await now(id));
  await publishArticle(await world.actor('chief'), await now(id));
  return now(id);
}

it('an article is public after two persons only, and gone everywhere when withdrawn', async () => {
  const clerk = await world.actor('clerk');
  const { id } = await createArticle(clerk, articleInput({ title: '码头夜市开街' }));
  const { slug } = await now(id);
  const seen = async () => [
    (await readPublicArticle(slug, 'zh-CN')) !== null,
    (await listPublicArticles({}, 'zh-CN')).rows.some((row) => row.slug === slug),
    (await listPublicArticleAddresses()).some((row) => row.slug === slug),
    (await searchPublicSite('碼頭夜市', 'zh-CN')).length > 0,
    (await searchPublicSite('matou', 'zh-CN')).length > 0,
  ];
  expect(await seen()).toEqual([false, false, false, false, false]);
  await submitArticle(clerk, await now(id));
  await expect(publishArticle(clerk, await now(id))).rejects.toThrow('articles.publish');
  expect(await seen()).toEqual([false, false, false, false, false]);
  await publishArticle(await world.actor('chief'), await now(id));
  expect(await seen()).toEqual([true, true, true, true, true]);
  await withdrawArticle(clerk, { ...(await now(id)), reason: '内容有误' });
  expect(await seen()).toEqual([false, false, false, false, false]);
});

it('a chief cannot publish what the same chief wrote', async () => {
  const chief = await world.actor('chief');
  const { id } = await createArticle(chief, articleInput());
  await submitArticle(await world.actor('clerk'), await now(id));
  await expect(publishArticle(chief, await now(id))).rejects.toMatchObject({ code: 'needs_second_person' });
});

it('the index number is drawn once, in order and year, and the publish time never moves', async () => {
  const first = await published();
  const second = await published();
  const number = (text: string | null) => Number(/\/\d{4}-(\d{5})$/.exec(text ?? '')?.[1]);
  expect(first.indexNo).toMatch(new RegExp(`/${today().slice(0, 4)}-\\d{5}$`));
  expect(number(second.indexNo)).toBe(number(first.indexNo) + 1);
  const clerk = await world.actor('clerk');
  await withdrawArticle(clerk, { id: first.id, version: first.version, reason: '更正' });
  await updateArticle(clerk, { ...articleInput({ title: '更正后的标题' }), ...(await now(first.id)) });
  await submitArticle(clerk, await now(first.id));
  await publishArticle(await world.actor('chief'), await now(first.id));
  expect(await now(first.id)).toMatchObject({ indexNo: first.indexNo, publishedAt: first.publishedAt });
  const faked = db.article.update({ where: { id: first.id }, data: { publishedAt: new Date('2020-01-01') } });
  await expect(faked).rejects.toThrow('are fixed');
});

it('a private number stops an article; an office line may stand in it', async () => {
  const clerk = await world.actor('clerk');
  const private_ = await createArticle(
    clerk,
    articleInput({ body: '请联系手机 13800000000，或到现场办理。' }),
  );
  await expect(submitArticle(clerk, await now(private_.id))).rejects.toMatchObject({
    fields: { body: [{ code: 'published_mobile' }] },
  });
  const office = await createArticle(
    clerk,
    articleInput({ body: '咨询电话 0916-2628906，工作日接听，欢迎来电。' }),
  );
  await expect(submitArticle(clerk, await now(office.id))).resolves.toEqual({ id: office.id });
});

it('upcoming events come next first and past ones not at all; the list counts kinds that have something', async () => {
  const day = today();
  const event = (title: string, days: number) =>
    published({ kind: 'event', title, eventOn: addDays(day, days) });
  const later = await event('后天的座谈会', 2);
  const past = await event('昨天的座谈会', -1);
  const soon = await event('今天的座谈会', 0);
  const rows = await readPublicUpcomingEvents('zh-CN', day, 10);
  expect(rows.map((row) => row.slug)).toEqual([soon.slug, later.slug]);
  expect((await listPublicArticles({ kind: 'event' }, 'zh-CN')).rows.map((row) => row.slug)).toContain(
    past.slug,
  );
  expect((await listPublicArticleKinds()).find(({ kind }) => kind === 'event')).toEqual({
    kind: 'event',
    count: 3,
  });
});

it('the source’s day and our publish day stand apart', async () => {
  const { slug } = await published({ originalOn: '2021-05-29' });
  expect(await readPublicArticle(slug, 'zh-CN')).toMatchObject({
    originalOn: '2021-05-29',
    publishedOn: today(),
  });
});
