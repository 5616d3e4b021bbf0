import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { publicMetadata } from '@/components/programme/public-metadata';
import { Breadcrumbs, PageHead } from '@/components/ui/page-head';
import { listPublicArticleAddresses } from '@/lib/articles/queries/public-articles';
import { localePath } from '@/lib/i18n/navigation';
import { toLocale, type Locale } from '@/lib/i18n/routing';
import { getPublicProgramme } from '@/lib/programme/queries';
import { inLocale } from '@/lib/programme/schema';
import { env } from '@/lib/server/env';
import { listPublicStoryAddresses } from '@/lib/showcase/queries/public-stories';

export const dynamic = 'force-dynamic';

type Props = { params: Promise<{ locale: string }> };

type LinkGroup = { title: string; links: { text: string; path: string }[]; lang?: string };

/** More than this is for machines: sitemap.xml holds everything. */
const MOST = 100;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = toLocale((await params).locale);
  const t = await getTranslations({ locale, namespace: 'about.siteMap' });
  return publicMetadata({ locale, path: '/site-map', title: t('title'), description: t('description') });
}

/** 网站地图 for people (domain.md 2.7). */
export default async function SiteMapPage({ params }: Props) {
  const locale = toLocale((await params).locale);
  setRequestLocale(locale);
  const [stories, articles, { profile }] = await Promise.all([
    listPublicStoryAddresses(MOST),
    listPublicArticleAddresses(MOST),
    getPublicProgramme(),
  ]);
  const t = await getTranslations('about.siteMap');
  const ui = await getTranslations('ui');
  const layout = await getTranslations('layout');
  const merchants = inLocale(profile.merchantWord, locale);
  const groups: LinkGroup[] = [
    {
      title: t('sections'),
      links: [
        { text: layout('nav.home'), path: '/' },
        { text: layout('nav.showcase', { merchants }), path: '/showcase' },
        { text: layout('nav.offers'), path: '/offers' },
        { text: layout('nav.parks'), path: '/parks' },
        { text: layout('nav.policies'), path: '/policies' },
        { text: layout('nav.chambers'), path: '/chambers' },
        { text: layout('nav.news'), path: '/news' },
      ],
    },
    {
      title: t('services'),
      links: [
        { text: t('interest'), path: '/offers/interest' },
        { text: t('search'), path: '/search' },
        { text: layout('footer.about'), path: '/about' },
        { text: layout('footer.methodology'), path: '/figures' },
        { text: layout('footer.privacy'), path: '/privacy' },
        { text: layout('frame.signIn'), path: '/sign-in' },
      ],
    },
    {
      title: t('stories', { merchants }),
      lang: 'zh-CN',
      links: stories.map(({ slug, title }) => ({ text: title, path: `/showcase/${slug}` })),
    },
    {
      title: t('articles'),
      lang: 'zh-CN',
      links: articles.map(({ slug, title }) => ({ text: title, path: `/news/${slug}` })),
    },
  ];
  return (
    <div className="wrap pt-4">
      <Breadcrumbs
        label={ui('breadcrumbs')}
        items={[{ text: layout('nav.home'), href: localePath(locale, '/') }, { text: t('title') }]}
      />
      <PageHead title={t('title')} note={t('description')} />
      <div className="mt-8 grid gap-10 md:grid-cols-2">
        {groups
          .filter((group) => group.links.length > 0)
          .map((group) => (
            <Group key={group.title} group={group} locale={locale} />
          ))}
        <section>
          <h2 className="border-b border-ink pb-2 font-serif text-lg font-semibold">{t('feeds')}</h2>
          <ul className="mt-2">
            <li>
              <a
                className="inline-block py-1.5 text-ink-2"
                href={`${env.basePath}${localePath(locale, '/rss.xml')}`}
              >
                {t('rss')}
              </a>
            </li>
            <li>
              <a className="inline-block py-1.5 text-ink-2" href={`${env.basePath}/sitemap.xml`}>
                {t('xml')}
              </a>
            </li>
          </ul>
        </section>
      </div>
    </div>
  );
}

function Group({ group, locale }: { group: LinkGroup; locale: Locale }) {
  return (
    <section>
      <h2 className="border-b border-ink pb-2 font-serif text-lg font-semibold">{group.title}</h2>
      <ul className="mt-2" lang={group.lang === locale ? undefined : group.lang}>
        {group.links.map((link) => (
          <li key={link.path}>
            <Link
              className="inline-block py-1.5 text-ink-2 no-underline hover:underline max-md:py-2.5"
              href={localePath(locale, link.path)}
              prefetch={false}
            >
              {link.text}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
