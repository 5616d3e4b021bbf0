import { searchPublicArticles } from '@/lib/articles/queries/public-articles';
import { listPublicChambers } from '@/lib/chambers/queries/public-chambers';
import { searchPublicOffers } from '@/lib/offers/queries/public-offers';
import { listPublicClauses } from '@/lib/policies/queries/public-policies';
import { firmPinyin } from '@/lib/shared/pinyin';
import { buildSearchText, matchesSearch, parseSearch } from '@/lib/shared/search-text';
import { searchPublicStories } from '@/lib/showcase/queries/public-stories';

/** What the public search shows of any noun. `path` is without language. */
export type PublicHit = {
  id: string;
  path: string;
  title: string;
  summary: string;
  on: string | null;
  isSample: boolean;
  isTranslated: boolean;
};
export type PublicHits = {
  noun: 'offers' | 'policies' | 'chambers' | 'showcase' | 'articles';
  hits: PublicHit[];
}[];

const MOST = 20;

/** Chambers are a few hundred at most: their names and readings are matched here. */
async function searchChambers(q: string, locale: string): Promise<PublicHit[]> {
  const terms = parseSearch(q);
  const chambers = await listPublicChambers(locale);
  return chambers
    .filter(({ name, aliases, city }) => {
      const reading = firmPinyin(name);
      return matchesSearch(buildSearchText([name, ...aliases, city, reading.full, reading.initials]), terms);
    })
    .slice(0, MOST)
    .map(({ id, slug, name, city, statusNote, isSample, isTranslated }) => ({
      id,
      path: `/chambers/${slug}`,
      title: name,
      summary: [city, statusNote].filter(Boolean).join(' · '),
      on: null,
      isSample,
      isTranslated,
    }));
}

/**
 * Searches everything that is published, at most twenty of each kind (H6, H7: both scripts, pinyin, initials). Each
 * noun answers with its own public query, so nothing appears here that its own page does not show.
 */
export async function searchPublicSite(q: string, locale: string): Promise<PublicHits> {
  if (parseSearch(q).length === 0) return [];
  const [offers, clauses, chambers, stories, articles] = await Promise.all([
    searchPublicOffers(q, locale),
    listPublicClauses({ q, class: undefined, after: undefined, before: undefined }, locale, MOST),
    searchChambers(q, locale),
    searchPublicStories(q, locale),
    searchPublicArticles(q, locale),
  ]);
  const groups: PublicHits = [
    {
      noun: 'offers',
      hits: offers.map((one) => ({ ...one, path: `/offers/${one.slug}`, on: one.publishedOn })),
    },
    {
      noun: 'policies',
      hits: clauses.rows.map(({ id, documentSlug, title, body, isSample }) => ({
        id,
        path: `/policies/${documentSlug}`,
        title,
        summary: body,
        on: null,
        isSample,
        isTranslated: locale === 'zh-CN',
      })),
    },
    { noun: 'chambers', hits: chambers },
    {
      noun: 'showcase',
      hits: stories.map((one) => ({
        ...one,
        path: `/showcase/${one.slug}`,
        summary: one.excerpt,
        on: one.publishedOn,
      })),
    },
    {
      noun: 'articles',
      hits: articles.map((one) => ({ ...one, path: `/news/${one.slug}`, on: one.publishedOn })),
    },
  ];
  return groups
    .filter((group) => group.hits.length > 0)
    .map(({ noun, hits }) => ({
      noun,
      hits: hits.map(({ id, path, title, summary, on, isSample, isTranslated }) => ({
        id,
        path,
        title,
        summary,
        on,
        isSample,
        isTranslated,
      })),
    }));
}
