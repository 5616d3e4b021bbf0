import type { Actor } from '@/lib/server/actor';
import type { Tx } from '@/lib/server/db';
import { sanitizeRichText } from '@/lib/server/rich-text';
import { scopeWhere } from '@/lib/server/scope';
import { AppError, NotFoundError } from '@/lib/shared/errors';
import { htmlOfMarkup, plainTextOf } from '@/lib/shared/light-markup';
import { firmPinyin } from '@/lib/shared/pinyin';
import { buildSearchText } from '@/lib/shared/search-text';
import { articleScopeColumns, visibleArticles } from '../policy';
import type { ArticleInput } from '../schema';

const dateOf = (day: string | undefined): Date | null => (day ? new Date(`${day}T00:00:00Z`) : null);

/** Columns of an article from what was typed; the body is sanitised here, and once more when it is shown. */
export function articleColumns(input: ArticleInput) {
  const body = sanitizeRichText(htmlOfMarkup(input.body));
  return {
    kind: input.kind,
    title: input.title,
    summary: input.summary ?? null,
    body,
    sourceName: input.sourceName ?? null,
    author: input.author ?? null,
    editor: input.editor ?? null,
    originalOn: dateOf(input.originalOn),
    eventOn: dateOf(input.eventOn),
    eventPlace: input.eventPlace ?? null,
    eventLevel: input.eventLevel ?? null,
    searchText: articleSearchText({ ...input, body }),
  };
}

/** What an article is found by: its words and the reading of its title. */
export function articleSearchText(article: {
  title: string;
  summary?: string | null | undefined;
  body: string;
}): string {
  const reading = firmPinyin(article.title);
  return buildSearchText([
    article.title,
    article.summary,
    reading.full,
    reading.initials,
    plainTextOf(article.body),
  ]);
}

/** Loads an article of the actor's scope at the version that was read; a newer one is a conflict. */
export async function loadArticle(tx: Tx, actor: Actor, id: string, version: number) {
  const article = await tx.article.findFirst({
    where: { AND: [{ id, archivedAt: null }, scopeWhere(visibleArticles(actor), articleScopeColumns)] },
    select: {
      id: true,
      slug: true,
      version: true,
      state: true,
      kind: true,
      title: true,
      summary: true,
      body: true,
      sourceName: true,
      author: true,
      editor: true,
      originalOn: true,
      eventOn: true,
      eventPlace: true,
      eventLevel: true,
      indexNo: true,
      publishedAt: true,
      ownerUnitId: true,
      createdBy: true,
      submittedBy: true,
    },
  });
  if (!article) throw new NotFoundError('article');
  if (article.version !== version) {
    throw new AppError('conflict', {}, { version: String(article.version), title: article.title });
  }
  return article;
}

export type LoadedArticle = Awaited<ReturnType<typeof loadArticle>>;

/** Tags of every public page that shows this article. */
export function articleTags(slug: string): string[] {
  return ['news', `news/${slug}`];
}
