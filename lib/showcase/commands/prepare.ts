import { loadPersonKeys, type PersonKeyInHand } from '@/lib/audit/commands';
import type { Actor } from '@/lib/server/actor';
import type { Tx } from '@/lib/server/db';
import { sanitizeRichText } from '@/lib/server/rich-text';
import { scopeWhere } from '@/lib/server/scope';
import { AppError, NotFoundError } from '@/lib/shared/errors';
import { htmlOfMarkup, plainTextOf } from '@/lib/shared/light-markup';
import { firmPinyin, namePinyin } from '@/lib/shared/pinyin';
import { buildSearchText } from '@/lib/shared/search-text';
import { storyScopeColumns, visibleStories } from '../policy';
import { parsePathLines } from '../rules';
import type { StoryInput } from '../schema';

/** Columns of a story from what was typed. The body is sanitised here, and once more when it is shown. */
export function storyColumns(input: StoryInput) {
  const body = sanitizeRichText(htmlOfMarkup(input.body));
  return {
    merchantId: input.merchantId ?? null,
    shownName: input.shownName,
    sealText: input.sealText,
    title: input.title,
    quote: input.quote ?? null,
    firm: input.firm ?? null,
    chamberText: input.chamberText ?? null,
    industryTagId: input.industryTagId ?? null,
    path: parsePathLines(input.pathText ?? '').stations,
    body,
    searchText: storySearchText({ ...input, body }),
  };
}

/** What a story is found by: its words, and the readings of title and name (H7: pinyin). */
export function storySearchText(story: {
  title: string;
  shownName: string;
  firm?: string | null | undefined;
  chamberText?: string | null | undefined;
  quote?: string | null | undefined;
  body: string;
}): string {
  const title = firmPinyin(story.title);
  const name = namePinyin(story.shownName);
  return buildSearchText([
    story.title,
    story.shownName,
    story.firm,
    story.chamberText,
    story.quote,
    title.full,
    title.initials,
    name.full,
    plainTextOf(story.body),
  ]);
}

const storySelect = {
  id: true,
  slug: true,
  version: true,
  state: true,
  merchantId: true,
  ownerUnitId: true,
  submittedBy: true,
  createdBy: true,
  isSample: true,
  shownName: true,
  sealText: true,
  title: true,
  quote: true,
  firm: true,
  chamberText: true,
  industryTagId: true,
  path: true,
  body: true,
  merchant: { select: { personKeyId: true } },
} as const;

/** Loads a story of the actor's scope at the version that was read; a newer one is a conflict. */
export async function loadStory(tx: Tx, actor: Actor, id: string, version: number) {
  const story = await tx.story.findFirst({
    where: { AND: [{ id, archivedAt: null }, scopeWhere(visibleStories(actor), storyScopeColumns)] },
    select: storySelect,
  });
  if (!story) throw new NotFoundError('story');
  if (story.version !== version) {
    throw new AppError(
      'conflict',
      {},
      { version: String(story.version), title: story.title, shownName: story.shownName },
    );
  }
  return story;
}

/**
 * Published stories that stand on a consent, whoever keeps them: a withdrawal reaches further than the sight of the
 * one who records it.
 */
export async function storiesOnConsent(tx: Tx, consentId: string): Promise<LoadedStory[]> {
  return tx.story.findMany({
    where: { state: 'published', fields: { some: { consentId } } },
    select: storySelect,
    orderBy: { id: 'asc' },
    take: 500,
  });
}

export type LoadedStory = Awaited<ReturnType<typeof loadStory>>;

/** The key under which the history of a person's story is kept. */
export async function keyOfStory(
  tx: Tx,
  story: Pick<LoadedStory, 'merchant'>,
): Promise<PersonKeyInHand | null> {
  const id = story.merchant?.personKeyId;
  return id ? ((await loadPersonKeys(tx, [id])).get(id) ?? null) : null;
}

/** Tags of every public page that shows this story: its own, the lists, the home page. */
export function storyTags(slug: string): string[] {
  return ['showcase', `showcase/${slug}`];
}
