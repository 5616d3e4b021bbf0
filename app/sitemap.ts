import type { MetadataRoute } from 'next';
import { publicAddress } from '@/components/programme/public-metadata';
import { listPublicArticleAddresses } from '@/lib/articles/queries/public-articles';
import { listPublicChamberAddresses } from '@/lib/chambers/queries/public-chambers';
import { routing } from '@/lib/i18n/routing';
import { listPublicStoryAddresses } from '@/lib/showcase/queries/public-stories';

export const dynamic = 'force-dynamic';

const SECTIONS = [
  '/',
  '/showcase',
  '/offers',
  '/parks',
  '/policies',
  '/chambers',
  '/news',
  '/about',
  '/privacy',
  '/site-map',
];

/** Everything that is published, in three languages; read on every request, so nothing outlives its withdrawal. */
export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  const [stories, articles, chambers] = await Promise.all([
    listPublicStoryAddresses(),
    listPublicArticleAddresses(),
    listPublicChamberAddresses(),
  ]);
  const pages = [
    ...SECTIONS.map((path) => ({ path, at: undefined })),
    ...stories.map(({ slug, at }) => ({ path: `/showcase/${slug}`, at })),
    ...articles.map(({ slug, at }) => ({ path: `/news/${slug}`, at })),
    ...chambers.map(({ slug, at }) => ({ path: `/chambers/${slug}`, at })),
  ];
  return pages.map(({ path, at }) => ({
    url: publicAddress(routing.defaultLocale, path),
    ...(at ? { lastModified: at } : {}),
    alternates: {
      languages: Object.fromEntries(routing.locales.map((locale) => [locale, publicAddress(locale, path)])),
    },
  }));
}
