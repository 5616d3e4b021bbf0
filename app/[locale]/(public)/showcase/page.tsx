import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { publicMetadata } from '@/components/programme/public-metadata';
import { StoryCard } from '@/components/showcase/story-brief';
import { LinkButton } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Breadcrumbs, PageHead } from '@/components/ui/page-head';
import { Pager } from '@/components/ui/pager';
import { Tabs } from '@/components/ui/tabs';
import { localePath } from '@/lib/i18n/navigation';
import { toLocale } from '@/lib/i18n/routing';
import { getPublicProgramme } from '@/lib/programme/queries';
import { inLocale } from '@/lib/programme/schema';
import { withQuery } from '@/lib/shared/search-query';
import { listPublicStories, listPublicStoryIndustries } from '@/lib/showcase/queries/public-stories';
import { PublicStoryPage } from '@/lib/showcase/search-params';

export const dynamic = 'force-dynamic';

type Props = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const locale = toLocale((await params).locale);
  const { profile } = await getPublicProgramme();
  const t = await getTranslations({ locale, namespace: 'showcase.public' });
  const layout = await getTranslations({ locale, namespace: 'layout' });
  const title = layout('nav.showcase', { merchants: inLocale(profile.merchantWord, locale) });
  const page = PublicStoryPage.parse(await searchParams);
  const description = t('listDescription', { region: inLocale(profile.region, locale) });
  return publicMetadata({
    locale,
    path: '/showcase',
    title,
    description,
    noIndex: Object.values(page).some(Boolean),
  });
}

/** 汉商风采: all published stories, by industry (A19). */
export default async function ShowcasePage({ params, searchParams }: Props) {
  const locale = toLocale((await params).locale);
  setRequestLocale(locale);
  const page = PublicStoryPage.parse(await searchParams);
  const [stories, industries, { profile }] = await Promise.all([
    listPublicStories(page, locale),
    listPublicStoryIndustries(locale),
    getPublicProgramme(),
  ]);
  const t = await getTranslations('showcase.public');
  const ui = await getTranslations('ui');
  const layout = await getTranslations('layout');
  const title = layout('nav.showcase', { merchants: inLocale(profile.merchantWord, locale) });
  const path = localePath(locale, '/showcase');
  const home = { text: layout('nav.home'), href: localePath(locale, '/') };
  return (
    <div className="wrap pt-4">
      <Breadcrumbs label={ui('breadcrumbs')} items={[home, { text: title }]} />
      <PageHead title={title} note={t('listNote')} />
      {industries.length > 1 ? (
        <Tabs
          label={t('industryFilter')}
          tabs={[
            { text: t('allIndustries'), href: path, current: !page.industry },
            ...industries.map(({ code, name, count }) => ({
              text: name,
              href: withQuery(path, {}, { industry: code }),
              current: page.industry === code,
              count: String(count),
            })),
          ]}
        />
      ) : null}
      {stories.rows.length === 0 ? (
        <EmptyState
          title={page.industry ? t('emptyFilter') : t('empty')}
          acts={page.industry ? <LinkButton href={path}>{t('showAll')}</LinkButton> : undefined}
        >
          {t('emptyHint')}
        </EmptyState>
      ) : (
        <div className="grid gap-x-14 lg:grid-cols-2">
          {stories.rows.map((story) => (
            <StoryCard
              key={story.id}
              story={story}
              href={localePath(locale, `/showcase/${story.slug}`)}
              exampleText={ui('example')}
              lang={story.isTranslated ? undefined : 'zh-CN'}
            />
          ))}
        </div>
      )}
      {stories.previous || stories.next ? (
        <Pager
          label={ui('pager.label')}
          previousText={ui('pager.previous')}
          nextText={ui('pager.next')}
          previousHref={
            stories.previous ? withQuery(path, page, { after: undefined, before: stories.previous }) : null
          }
          nextHref={stories.next ? withQuery(path, page, { before: undefined, after: stories.next }) : null}
        />
      ) : null}
    </div>
  );
}
