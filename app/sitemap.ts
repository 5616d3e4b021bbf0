import type { MetadataRoute } from 'next';
import { publicAddress } from '@/components/programme/public-metadata';
import { listPublicArticleAddresses } from '@/lib/articles/queries/public-articles';
import { listPublicChainAddresses } from '@/lib/chains/queries/public-chains';
import { listPublicChamberAddresses } from '@/lib/chambers/queries/public-chambers';
import { routing } from '@/lib/i18n/routing';
import { listPublicOfferAddresses } from '@/lib/offers/queries/public-offers';
import { listPublicParkAddresses } from '@/lib/parks/queries/public-parks';
import { listPublicPolicyAddresses } from '@/lib/policies/queries/public-policies';
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
  const [stories, offers, parks, chains, policies, articles, chambers] = await Promise.all([
    listPublicStoryAddresses(),
    listPublicOfferAddresses(),
    listPublicParkAddresses(),
    listPublicChainAddresses(),
    listPublicPolicyAddresses(),
    listPublicArticleAddresses(),
    listPublicChamberAddresses(),
  ]);
  const below = (section: string, found: readonly { slug: string; at: Date }[]) =>
    found.map(({ slug, at }) => ({ path: `${section}/${slug}`, at }));
  const pages = [
    ...SECTIONS.map((path) => ({ path, at: undefined })),
    ...below('/showcase', stories),
    ...below('/offers', offers),
    ...below('/parks', parks),
    ...below('/chains', chains),
    ...below('/policies', policies),
    ...below('/news', articles),
    ...below('/chambers', chambers),
  ];
  return pages.map(({ path, at }) => ({
    url: publicAddress(routing.defaultLocale, path),
    ...(at ? { lastModified: at } : {}),
    alternates: {
      languages: Object.fromEntries(routing.locales.map((locale) => [locale, publicAddress(locale, path)])),
    },
  }));
}
