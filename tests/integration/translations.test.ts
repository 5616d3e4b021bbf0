import { beforeAll, describe, expect, it } from 'vitest';
import { readPublicOffer } from '@/lib/offers/queries/public-offers';
import { readPublicPark } from '@/lib/parks/queries/public-parks';
import type { PersonActor } from '@/lib/server/actor';
import { db } from '@/lib/server/db';
import { reviewTranslation, saveTranslation } from '@/lib/translations/commands';
import { getTranslation, listTranslations } from '@/lib/translations/queries/translations';
import { translatables, translatableNouns, type TranslatableNoun } from '@/lib/translations/rules';
import { TranslationInput } from '@/lib/translations/schema';
import { TranslationPage } from '@/lib/translations/search-params';
import { seedOffer } from '@/tests/factories/offers';
import { seedPark } from '@/tests/factories/parks';
import { makeWorld, type World } from '@/tests/support/world';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

async function save(
  actor: PersonActor,
  noun: TranslatableNoun,
  id: string,
  texts: Record<string, string>,
  locale = 'en',
) {
  // the stamp is what the writer's page showed
  const { stamp } = await getTranslation(actor, { noun, id, locale: locale === 'en' ? 'en' : 'zh-Hant' });
  return saveTranslation(actor, TranslationInput.parse({ noun, id, locale, stamp, ...texts }));
}
async function review(actor: PersonActor, noun: TranslatableNoun, id: string) {
  const { stamp } = await getTranslation(actor, { noun, id, locale: 'en' });
  return reviewTranslation(actor, { noun, id, locale: 'en', stamp });
}
const texts = { title: 'Bottling line', content: 'A bottling line for summer tea.' };

describe('a translation of what is published', () => {
  it('is public only after a second person reviewed it', async () => {
    const [clerk, chief] = [await world.actor('clerk'), await world.actor('chief')];
    const { id, slug } = await seedOffer(world.own.countyId, { state: 'published' });
    expect(await readPublicOffer(slug, 'en')).toMatchObject({ isTranslated: false, title: '示例灌装生产线' });
    await save(clerk, 'offers', id, texts);
    expect(await readPublicOffer(slug, 'en')).toMatchObject({ isTranslated: false });
    await expect(review(clerk, 'offers', id)).rejects.toMatchObject({ code: 'needs_second_person' });
    const direct = db.offerText.updateMany({
      where: { recordId: id },
      data: { state: 'approved', reviewer: clerk.userId },
    });
    await expect(direct).rejects.toThrow(/offer_text_two_persons/);
    await review(chief, 'offers', id);
    expect(await readPublicOffer(slug, 'en')).toMatchObject({ isTranslated: true, title: 'Bottling line' });
    const changes = await db.change.findMany({
      where: { recordId: id },
      select: { verb: true, actorId: true },
      orderBy: { id: 'asc' },
    });
    expect(changes).toEqual([
      { verb: 'translate', actorId: clerk.userId },
      { verb: 'review_translation', actorId: chief.userId },
    ]);
  });

  it('gives way to the Chinese as soon as that changes, and comes back after a new review', async () => {
    const [clerk, chief] = [await world.actor('clerk'), await world.actor('chief')];
    const { id, slug } = await seedOffer(world.own.countyId, { state: 'published' });
    await save(clerk, 'offers', id, texts);
    await review(chief, 'offers', id);
    await db.offer.update({ where: { id }, data: { content: '拟建灌装线两条。' } });
    expect(await readPublicOffer(slug, 'en')).toMatchObject({
      isTranslated: false,
      title: 'Bottling line',
      summary: '拟建灌装线两条。',
    });
    const stale = await getTranslation(clerk, { noun: 'offers', id, locale: 'en' });
    expect(stale.fields.map(({ field, state }) => [field, state])).toEqual([
      ['title', 'approved'],
      ['content', 'stale'],
    ]);
    // another column of the record leaves the translation as it is
    await db.offer.update({ where: { id }, data: { sortNo: 9 } });
    await save(clerk, 'offers', id, { ...texts, content: 'Two bottling lines.' });
    await review(chief, 'offers', id);
    expect(await readPublicOffer(slug, 'en')).toMatchObject({ isTranslated: true });
  });

  it('cannot be approved when the Chinese changed after it was written, or another text than was shown', async () => {
    const [clerk, chief] = [await world.actor('clerk'), await world.actor('chief')];
    const { id } = await seedOffer(world.own.countyId, { state: 'published' });
    await save(clerk, 'offers', id, texts);
    const { stamp } = await getTranslation(chief, { noun: 'offers', id, locale: 'en' });
    await save(clerk, 'offers', id, { ...texts, title: 'Filling line' });
    await expect(reviewTranslation(chief, { noun: 'offers', id, locale: 'en', stamp })).rejects.toMatchObject(
      { code: 'conflict' },
    );
    await db.offer.update({ where: { id }, data: { title: '示例灌装线二期' } });
    await expect(review(chief, 'offers', id)).rejects.toMatchObject({ code: 'translation_stale' });
  });

  it('proposes traditional characters without saving them, and starts English empty', async () => {
    const clerk = await world.actor('clerk');
    const { id } = await seedOffer(world.own.countyId, { state: 'published', title: '干果发展项目' });
    const hant = await getTranslation(clerk, { noun: 'offers', id, locale: 'zh-Hant' });
    expect(hant.fields[0]).toMatchObject({ text: '乾果發展專案', state: 'missing', isPrefilled: true });
    expect((await getTranslation(clerk, { noun: 'offers', id, locale: 'en' })).fields[0]).toMatchObject({
      text: '',
      isPrefilled: false,
    });
    expect(await db.offerText.count({ where: { recordId: id } })).toBe(0);
  });

  it('refuses personal numbers', async () => {
    const clerk = await world.actor('clerk');
    const { id } = await seedOffer(world.own.countyId, { state: 'published' });
    await expect(
      save(clerk, 'offers', id, { ...texts, content: 'Call 13812345678 now' }),
    ).rejects.toMatchObject({ fields: { content: [{ code: 'published_mobile' }] } });
  });

  it("a park's reviewed summary is shown in place of the Chinese", async () => {
    const [clerk, chief] = [await world.actor('clerk'), await world.actor('chief')];
    const { id } = await seedPark(world.own.countyId);
    await db.park.update({ where: { id }, data: { summary: '以食品加工为主。', isPublic: true } });
    const { slug } = await db.park.findUniqueOrThrow({ where: { id }, select: { slug: true } });
    await save(clerk, 'parks', id, { name: 'Sample Park', summary: 'Mainly food processing.' });
    await review(chief, 'parks', id);
    expect(await readPublicPark(slug, 'en')).toMatchObject({
      name: 'Sample Park',
      summary: 'Mainly food processing.',
      isTranslated: true,
    });
  });

  it('lists what is public with the state of its translation, one noun at a time', async () => {
    const filler = await world.actor('filler');
    const page = (over: object) => TranslationPage.parse({ noun: 'offers', locale: 'en', ...over });
    const all = (await listTranslations(filler, page({}))).rows;
    expect(all.length).toBeGreaterThan(3);
    const open = (await listTranslations(filler, page({ open: '1' }))).rows;
    expect(open.every((row) => row.state !== 'approved')).toBe(true);
    expect(open.length).toBeLessThan(all.length);
    for (const noun of translatableNouns) await listTranslations(filler, page({ noun }));
  });
});

describe('the trigger that marks a translation stale', () => {
  it.each(translatableNouns)('%s: watches exactly the fields that are translated', async (noun) => {
    const { table, texts: target, fields } = translatables[noun];
    const [row] = await db.$queryRaw<{ args: string }[]>`
      SELECT encode(tgargs, 'escape') AS args FROM pg_trigger WHERE tgname = ${`${table}_stale_texts`}`;
    expect(row?.args.split('\\000').filter(Boolean)).toEqual([target, ...fields.map(({ field }) => field)]);
  });
});
