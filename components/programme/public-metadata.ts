import type { Metadata } from 'next';
import { localePath } from '@/lib/i18n/navigation';
import { routing, type Locale } from '@/lib/i18n/routing';
import { getPublicProgramme } from '@/lib/programme/queries';
import { inLocale } from '@/lib/programme/schema';
import { env } from '@/lib/server/env';

/** The absolute address of a public path in a language. Comes from PUBLIC_URL and BASE_PATH, never from a request. */
export function publicAddress(locale: Locale, path: string): string {
  const local = localePath(locale, path);
  return `${env.publicUrl}${env.basePath}${local === '/' && env.basePath !== '' ? '' : local}`;
}

type Page = {
  locale: Locale;
  /** Path without language: `/showcase/tea-stays`. */
  path: string;
  title: string;
  description: string;
  /** An article with its day; everything else is a website page. */
  publishedOn?: string;
  /** A page that search engines should leave out (lists cut by a filter, search results). */
  noIndex?: boolean;
  /** The title is the whole title (home page). */
  absolute?: boolean;
};

/** Title, description, canonical, languages and Open Graph of a public page. */
export async function publicMetadata(page: Page): Promise<Metadata> {
  const { profile } = await getPublicProgramme();
  const { locale, path, title, description } = page;
  const languages = routing.locales.filter((one) => profile.locales.includes(one));
  return {
    title: page.absolute ? { absolute: title } : title,
    description,
    alternates: {
      canonical: publicAddress(locale, path),
      languages: {
        ...Object.fromEntries(languages.map((one) => [one, publicAddress(one, path)])),
        'x-default': publicAddress(routing.defaultLocale, path),
      },
      types: { 'application/rss+xml': publicAddress(locale, '/rss.xml') },
    },
    openGraph: {
      title,
      description,
      url: publicAddress(locale, path),
      siteName: inLocale(profile.nameLong, locale),
      locale: { 'zh-CN': 'zh_CN', 'zh-Hant': 'zh_TW', en: 'en_GB' }[locale],
      ...(page.publishedOn ? { type: 'article', publishedTime: page.publishedOn } : { type: 'website' }),
    },
    ...(page.noIndex ? { robots: { index: false, follow: true } } : {}),
  };
}
