import { searchPublicArticles } from '@/lib/articles/queries/public-articles';
import { searchPublicStories } from '@/lib/showcase/queries/public-stories';

/** What the public search shows of any noun. `path` is without language. */
export type PublicHit = {
  path: string;
  title: string;
  summary: string;
  on: string | null;
  isSample: boolean;
  isTranslated: boolean;
};
export type PublicHits = { noun: 'showcase' | 'articles'; hits: PublicHit[] }[];

/**
 * Searches everything that is published, at most twenty of each kind (H6, H7: both scripts, pinyin, initials). Each
 * noun answers with its own public query, so nothing appears here that its own page does not show.
 */
export async function searchPublicSite(q: string, locale: string): Promise<PublicHits> {
  const [stories, articles] = await Promise.all([searchPublicStories(q, locale), searchPublicArticles(q, locale)]);
  const groups: PublicHits = [
    {
      noun: 'showcase',
      hits: stories.map(({ slug, title, excerpt, publishedOn, isSample, isTranslated }) => ({
        path: `/showcase/${slug}`,
        title,
        summary: excerpt,
        on: publishedOn,
        isSample,
        isTranslated,
      })),
    },
    {
      noun: 'articles',
      hits: articles.map(({ slug, title, summary, publishedOn, isSample, isTranslated }) => ({
        path: `/news/${slug}`,
        title,
        summary,
        on: publishedOn,
        isSample,
        isTranslated,
      })),
    },
  ];
  return groups.filter((group) => group.hits.length > 0);
}
