import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { publicAddress, publicMetadata } from '@/components/programme/public-metadata';
import { StoryArticle } from '@/components/showcase/story-article';
import { StoryBrief } from '@/components/showcase/story-brief';
import { LinkButton } from '@/components/ui/button';
import { JsonLd } from '@/components/ui/json-ld';
import { Notice } from '@/components/ui/notice';
import { Breadcrumbs, SectionHead } from '@/components/ui/page-head';
import { localePath } from '@/lib/i18n/navigation';
import { toLocale } from '@/lib/i18n/routing';
import { getPublicProgramme } from '@/lib/programme/queries';
import { inLocale } from '@/lib/programme/schema';
import { getPublicStory, listPublicOtherStories } from '@/lib/showcase/queries/public-stories';

type Props = { params: Promise<{ locale: string; slug: string }> };

/** Made on the first request and kept until the story changes (docs/decisions/0008-public-cache.md). */
export function generateStaticParams() {
  return [];
}

async function read(params: Props['params']) {
  const { locale: given, slug } = await params;
  const locale = toLocale(given);
  return { locale, slug, story: await getPublicStory(decodeURIComponent(slug), locale) };
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, slug, story } = await read(params);
  if (!story)
    return { title: (await getTranslations({ locale, namespace: 'errors.page' }))('notFound.title') };
  return publicMetadata({
    locale,
    path: `/showcase/${slug}`,
    title: story.title,
    description: story.excerpt,
    publishedOn: story.publishedOn,
  });
}

/** One story. Withdrawn or never published: 404, in every language, from the commit on. */
export default async function StoryPage({ params }: Props) {
  const { locale, slug, story } = await read(params);
  setRequestLocale(locale);
  if (!story) notFound();
  const [others, { profile }] = await Promise.all([
    listPublicOtherStories(story.slug, locale),
    getPublicProgramme(),
  ]);
  const t = await getTranslations('showcase.public');
  const ui = await getTranslations('ui');
  const layout = await getTranslations('layout');
  const listTitle = layout('nav.showcase', { merchants: inLocale(profile.merchantWord, locale) });
  const lang = story.isTranslated ? undefined : 'zh-CN';
  return (
    <div className="wrap pt-4">
      <Breadcrumbs
        label={ui('breadcrumbs')}
        items={[
          { text: layout('nav.home'), href: localePath(locale, '/') },
          { text: listTitle, href: localePath(locale, '/showcase') },
          { text: story.title },
        ]}
      />
      {story.isTranslated ? null : <Notice tone="info">{t('untranslated')}</Notice>}
      <StoryArticle
        story={story}
        locale={locale}
        {...(lang ? { lang } : {})}
        texts={{
          example: ui('example'),
          path: t('path'),
          person: t('person'),
          firm: t('firm'),
          chamber: t('chamber'),
          industry: t('industry'),
          publishedOn: t('publishedOn'),
          consent: t(story.isSample ? 'sampleConsent' : 'consent'),
        }}
      />
      <p className="no-print mt-12 flex flex-wrap items-center gap-x-5 gap-y-3 border-t border-mist pt-6">
        <LinkButton href={localePath(locale, '/offers/interest')} look="primary" large prefetch={false}>
          {t('invite')}
        </LinkButton>
        <span className="text-sm text-ink-2">{t('inviteNote')}</span>
      </p>
      {others.length > 0 ? (
        <section className="section no-print" aria-labelledby="others">
          <SectionHead
            id="others"
            title={t('others')}
            href={localePath(locale, '/showcase')}
            linkText={t('all')}
          />
          <div className="mt-6 grid gap-x-14 lg:grid-cols-2 [&>:nth-child(2)]:border-t lg:[&>:nth-child(2)]:border-t-2 lg:[&>:nth-child(2)]:border-ink">
            {others.map((other) => (
              <StoryBrief
                key={other.id}
                story={other}
                href={localePath(locale, `/showcase/${other.slug}`)}
                exampleText={ui('example')}
                lang={other.isTranslated ? undefined : 'zh-CN'}
              />
            ))}
          </div>
        </section>
      ) : null}
      <JsonLd
        data={{
          '@type': 'Article',
          headline: story.title,
          description: story.excerpt,
          datePublished: story.publishedOn,
          inLanguage: story.isTranslated ? locale : 'zh-CN',
          mainEntityOfPage: publicAddress(locale, `/showcase/${slug}`),
          publisher: { '@type': 'GovernmentOrganization', name: inLocale(profile.bureau, locale) },
        }}
      />
    </div>
  );
}
