import { beforeAll, describe, expect, it } from 'vitest';
import { searchPublicSite } from '@/lib/search/queries';
import { systemActor } from '@/lib/server/actor-of-job';
import { db } from '@/lib/server/db';
import { AppError, FieldErrors } from '@/lib/shared/errors';
import { approveStory, returnStory, submitStory, withdrawStory } from '@/lib/showcase/commands/decide-story';
import { withdrawConsent } from '@/lib/showcase/commands/withdraw-consent';
import { createStory, updateStory } from '@/lib/showcase/commands/write-story';
import { getStory, getStoryHistory } from '@/lib/showcase/queries/get-story';
import {
  listPublicStories,
  listPublicStoryAddresses,
  listPublicStoryIndustries,
  readPublicStory,
} from '@/lib/showcase/queries/public-stories';
import { seedMerchant } from '@/tests/factories/merchants';
import { seedConsentTexts, seedPublishConsent, storyInput } from '@/tests/factories/showcase';
import { makeWorld, type World } from '@/tests/support/world';

const ALL = ['name', 'story', 'firm', 'chamber', 'path'];
let world: World;

beforeAll(async () => {
  world = await makeWorld();
  await seedConsentTexts();
});

/** Everywhere the public could meet a story. */
async function whereSeen(slug: string, word: string): Promise<string[]> {
  const [page, english, list, addresses, hits] = await Promise.all([
    readPublicStory(slug, 'zh-CN'),
    readPublicStory(slug, 'en'),
    listPublicStories({}, 'zh-CN'),
    listPublicStoryAddresses(),
    searchPublicSite(word, 'zh-CN'),
  ]);
  return [
    ...(page ? ['page'] : []),
    ...(english ? ['english page'] : []),
    ...(list.rows.some((story) => story.slug === slug) ? ['list'] : []),
    ...(addresses.some((story) => story.slug === slug) ? ['site map and feed'] : []),
    ...(hits.some((group) => group.hits.some((hit) => hit.path.endsWith(slug))) ? ['search'] : []),
  ];
}
const EVERYWHERE = ['page', 'english page', 'list', 'site map and feed', 'search'];

async function versionOf(id: string): Promise<{ id: string; version: number; slug: string }> {
  return db.story.findUniqueOrThrow({ where: { id }, select: { id: true, version: true, slug: true } });
}

/** A person with consents, and a story of theirs handed in by the clerk. */
async function handedIn(title = '机绣声里的十八年') {
  const { id: merchantId } = await seedMerchant(world.own.countyId, { name: '示例李' });
  const consentId = await seedPublishConsent(merchantId, ALL);
  const clerk = await world.actor('clerk');
  const { id } = await createStory(clerk, storyInput(merchantId, { title }));
  await submitStory(clerk, await versionOf(id));
  return { id, merchantId, consentId };
}

async function published(title?: string) {
  const story = await handedIn(title);
  const { slug } = await approveStory(await world.actor('chief'), await versionOf(story.id));
  return { ...story, slug };
}

describe('a story reaches the public by consent and two persons only', () => {
  it('a draft and a handed-in story are seen nowhere; an approved one everywhere', async () => {
    const story = await handedIn('茶山上的第一盏灯');
    const { slug } = await versionOf(story.id);
    expect(await whereSeen(slug, '第一盏灯')).toEqual([]);
    await approveStory(await world.actor('chief'), await versionOf(story.id));
    expect(await whereSeen(slug, '第一盏灯')).toEqual(EVERYWHERE);
    expect(await whereSeen(slug, '第一盞燈')).toContain('search');
    expect(await whereSeen(slug, 'chashan')).toContain('search');
    const fields = await db.storyField.findMany({
      where: { storyId: story.id },
      select: { field: true, consentId: true },
    });
    expect(fields.map((one) => one.field).sort()).toEqual([...ALL].sort());
    expect(new Set(fields.map((one) => one.consentId))).toEqual(new Set([story.consentId]));
  });

  it('a shown field without consent stops the handing-in, and a consent withdrawn meanwhile stops the approval', async () => {
    const { id: merchantId } = await seedMerchant(world.own.countyId, { name: '示例甲' });
    await seedPublishConsent(merchantId, ['name', 'story']);
    const clerk = await world.actor('clerk');
    const { id } = await createStory(clerk, storyInput(merchantId));
    await expect(submitStory(clerk, await versionOf(id))).rejects.toMatchObject({
      code: 'consent_missing',
      detail: { fields: ['firm', 'chamber', 'path'] },
    });
    const story = await handedIn();
    await withdrawConsent(clerk, { id: story.consentId, reason: undefined });
    const approval = approveStory(await world.actor('chief'), await versionOf(story.id));
    await expect(approval).rejects.toMatchObject({ code: 'consent_missing' });
  });

  it('whoever wrote or handed in a story cannot approve it', async () => {
    const { id: merchantId } = await seedMerchant(world.own.countyId, { name: '示例乙' });
    await seedPublishConsent(merchantId, ALL);
    const chief = await world.actor('chief');
    const { id } = await createStory(chief, storyInput(merchantId));
    await submitStory(await world.actor('clerk'), await versionOf(id));
    await expect(approveStory(chief, await versionOf(id))).rejects.toMatchObject({
      code: 'needs_second_person',
    });
    const direct = db.$executeRaw`UPDATE story SET state = 'published', "approvedBy" = "submittedBy" WHERE id = ${id}::uuid`;
    await expect(direct).rejects.toThrow('story_two_persons');
  });

  it('telephone and identity numbers stop a story, and the place is named', async () => {
    const { id: merchantId } = await seedMerchant(world.own.countyId, { name: '示例丙' });
    await seedPublishConsent(merchantId, ALL);
    const clerk = await world.actor('clerk');
    const body = '他说有事打这个电话。\n\n请拨 138 0000 0000 找他，二十四小时都在。';
    const { id } = await createStory(clerk, storyInput(merchantId, { body }));
    const refusal = await submitStory(clerk, await versionOf(id)).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(FieldErrors);
    expect(refusal instanceof FieldErrors ? refusal.fields['body'] : null).toEqual([
      { code: 'published_mobile', values: { line: 2, excerpt: expect.stringContaining('138') } },
    ]);
    expect(JSON.stringify(refusal)).not.toContain('0000 0000');
    expect((await getStory(clerk, id)).findings['body']).toHaveLength(1);
  });

  it('steps out of order are refused, and an old version meets a conflict', async () => {
    const story = await published();
    const clerk = await world.actor('clerk');
    const chief = await world.actor('chief');
    const now = await versionOf(story.id);
    await expect(submitStory(clerk, now)).rejects.toMatchObject({ code: 'not_in_this_state' });
    await expect(approveStory(chief, now)).rejects.toMatchObject({ code: 'not_in_this_state' });
    const edit = updateStory(clerk, { ...storyInput(story.merchantId), ...now });
    await expect(edit).rejects.toMatchObject({ code: 'not_in_this_state' });
    const old = withdrawStory(clerk, { id: story.id, version: now.version - 1, reason: '示例' });
    await expect(old).rejects.toBeInstanceOf(AppError);
  });

  it('a story given back can be mended and handed in again; the remark is kept', async () => {
    const story = await handedIn();
    await returnStory(await world.actor('chief'), { ...(await versionOf(story.id)), reason: '引语请再核对' });
    const clerk = await world.actor('clerk');
    expect(await getStory(clerk, story.id)).toMatchObject({ state: 'draft', returnNote: '引语请再核对' });
    await updateStory(clerk, { ...storyInput(story.merchantId), ...(await versionOf(story.id)) });
    await submitStory(clerk, await versionOf(story.id));
    const verbs = (await getStoryHistory(clerk, story.id)).map((row) => row.verb);
    expect(verbs).toEqual(['submit', 'update', 'return', 'submit', 'create']);
  });

  it('outside a demo every story has a person of the ledger', async () => {
    const alone = createStory(await world.actor('clerk'), storyInput(undefined));
    await expect(alone).rejects.toMatchObject({ fields: { merchantId: [{ code: 'required' }] } });
  });
});

describe('a story leaves the public at once', () => {
  it('when staff withdraw it, from page, lists, search, site map and feed, and its tags are touched', async () => {
    const story = await published('渡口的早班船');
    expect(await whereSeen(story.slug, '早班船')).toEqual(EVERYWHERE);
    const before = await db.cacheTag.findUnique({
      where: { tag: `showcase/${story.slug}` },
      select: { version: true },
    });
    await withdrawStory(await world.actor('clerk'), {
      ...(await versionOf(story.id)),
      reason: '本人来电要求',
    });
    expect(await whereSeen(story.slug, '早班船')).toEqual([]);
    const after = await db.cacheTag.findUnique({
      where: { tag: `showcase/${story.slug}` },
      select: { version: true },
    });
    expect(Number(after?.version)).toBe(Number(before?.version) + 1);
  });

  it('when the person withdraws the consent it stands on', async () => {
    const story = await published('两道门槛');
    const { stories } = await withdrawConsent(systemActor('test'), {
      id: story.consentId,
      reason: undefined,
    });
    expect(stories).toBe(1);
    expect(await whereSeen(story.slug, '两道门槛')).toEqual([]);
    const kept = await db.story.findUniqueOrThrow({
      where: { id: story.id },
      select: { state: true, withdrawReason: true },
    });
    expect(kept).toEqual({ state: 'withdrawn', withdrawReason: '本人撤回公开展示同意' });
    const again = withdrawConsent(systemActor('test'), { id: story.consentId, reason: undefined });
    await expect(again).rejects.toMatchObject({ code: 'not_in_this_state' });
  });

  it('no writer can withdraw the consent and leave the story standing', async () => {
    const story = await published();
    const alone = db.consent.update({ where: { id: story.consentId }, data: { withdrawnAt: new Date() } });
    await expect(alone).rejects.toThrow('without a consent that holds');
    expect(await readPublicStory(story.slug, 'zh-CN')).not.toBeNull();
  });

  it('and comes back only through a new draft, a new hand-in and a new approval', async () => {
    const story = await published();
    const clerk = await world.actor('clerk');
    await withdrawStory(clerk, { ...(await versionOf(story.id)), reason: '更新内容' });
    await updateStory(clerk, {
      ...storyInput(story.merchantId, { title: '更新后的题目' }),
      ...(await versionOf(story.id)),
    });
    expect(await readPublicStory(story.slug, 'zh-CN')).toBeNull();
    await submitStory(clerk, await versionOf(story.id));
    await approveStory(await world.actor('chief'), await versionOf(story.id));
    expect(await readPublicStory(story.slug, 'zh-CN')).toMatchObject({ title: '更新后的题目' });
  });
});

describe('what the public reads', () => {
  it('is clean of scripts, whatever was typed and whatever stands in the table', async () => {
    const story = await published();
    const evil =
      '<p onclick="x()">好<script>alert(1)</script><img src=x onerror=alert(1)></p><a href="javascript:alert(1)">链</a>';
    await db.story.update({ where: { id: story.id }, data: { body: evil } });
    const shown = await readPublicStory(story.slug, 'zh-CN');
    expect(shown?.body).toBe('<p>好</p><a>链</a>');
  });

  it('is Chinese where no approved translation exists, and says so', async () => {
    const story = await published();
    expect(await readPublicStory(story.slug, 'en')).toMatchObject({
      isTranslated: false,
      title: '机绣声里的十八年',
    });
    const text = { recordId: story.id, locale: 'en', zhVersion: 1 };
    await db.storyText.createMany({
      data: [
        { ...text, field: 'title', text: 'Eighteen years of needles', state: 'approved' },
        { ...text, field: 'body', text: '<p>From one old machine.</p>', state: 'draft' },
      ],
    });
    expect(await readPublicStory(story.slug, 'en')).toMatchObject({ isTranslated: false });
    await db.storyText.updateMany({
      where: { recordId: story.id, field: 'body' },
      data: { state: 'approved' },
    });
    expect(await readPublicStory(story.slug, 'en')).toMatchObject({
      isTranslated: true,
      title: 'Eighteen years of needles',
      body: '<p>From one old machine.</p>',
    });
  });

  it('filters by industry, and counts published stories only', async () => {
    const tag = await db.industryTag.create({
      data: { code: 'embroidery', nameZh: '机绣', sortNo: 1 },
      select: { id: true },
    });
    const { id: merchantId } = await seedMerchant(world.own.countyId, { name: '示例丁' });
    await seedPublishConsent(merchantId, ALL);
    const clerk = await world.actor('clerk');
    const { id } = await createStory(clerk, storyInput(merchantId, { industryTagId: tag.id }));
    await createStory(clerk, storyInput(merchantId, { industryTagId: tag.id }));
    await submitStory(clerk, await versionOf(id));
    await approveStory(await world.actor('chief'), await versionOf(id));
    expect(await listPublicStoryIndustries('zh-CN')).toEqual([
      { code: 'embroidery', name: '机绣', count: 1 },
    ]);
    expect((await listPublicStories({ industry: 'embroidery' }, 'zh-CN')).rows.map((row) => row.id)).toEqual([
      id,
    ]);
  });
});
