import { giveConsent } from '@/lib/privacy/commands';
import { systemActor } from '@/lib/server/actor-of-job';
import { db } from '@/lib/server/db';
import { newId } from '@/lib/server/uuid';
import { StoryInput } from '@/lib/showcase/schema';

/** What a clerk types: an own person, every field filled. */
export function storyInput(
  merchantId: string | undefined,
  change: Partial<Record<keyof StoryInput, unknown>> = {},
): StoryInput {
  return StoryInput.parse({
    merchantId,
    shownName: '李某',
    sealText: '李',
    title: '机绣声里的十八年',
    quote: '最想听的还是家里机器响的声音。',
    firm: '示例机绣有限公司总经理',
    chamberText: '示例甲商会副会长',
    pathText: '2003 离乡赴绍兴\n2016 回乡建厂',
    body: '从一台旧机器到一条街，再到把整条产业链搬回县里。\n\n## 回来\n\n一百二十个老乡在家门口上班。',
    ...change,
  });
}

/** A draft story of a unit, straight into the table: for doors that change it. */
export async function seedStory(
  ownerUnitId: string,
  change: { merchantId?: string; state?: 'draft' | 'submitted' | 'published' | 'withdrawn' } = {},
): Promise<{ id: string; version: number }> {
  const id = newId();
  return db.story.create({
    data: {
      id,
      slug: `story-${id}`,
      shownName: '示例某',
      sealText: '例',
      title: '示例故事',
      body: '<p>示例正文，足够长。</p>',
      isSample: true,
      ownerUnitId,
      merchantId: change.merchantId ?? null,
      state: change.state ?? 'draft',
      ...(change.state === 'published' ? { publishedAt: new Date() } : {}),
    },
    select: { id: true, version: true },
  });
}

/** The texts that consents refer to. */
export async function seedConsentTexts(): Promise<void> {
  await db.noticeText.createMany({
    data: [
      'privacy-notice',
      'consent-publish',
      'consent-contact',
      'consent-provide_to_chamber',
      'consent-care',
    ].map((code) => ({
      id: newId(),
      code,
      number: 1,
      locale: 'zh-CN',
      title: '示例告知',
      body: '示例正文',
      publishedAt: new Date(),
    })),
    skipDuplicates: true,
  });
}

/** A publish consent of a person for these fields. Needs `seedConsentTexts`. */
export async function seedPublishConsent(merchantId: string, fields: string[]): Promise<string> {
  const { id } = await giveConsent(systemActor('test'), {
    merchantId,
    purpose: 'publish',
    // cast: tests name fields as plain words
    fields: fields as never,
    scope: undefined,
    channel: 'paper',
    evidence: '示例同意书 1 号',
    givenOn: '2026-01-05',
    files: [],
  });
  return id;
}
