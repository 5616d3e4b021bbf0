import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { ArticleTitles } from '@/components/articles/article-list';
import { HomeCities } from '@/components/chambers/home-cities';
import { HomeFigures } from '@/components/indicators/home-figures';
import { HomeOffers } from '@/components/offers/home-offers';
import { HomeClasses } from '@/components/policies/home-classes';
import { publicAddress, publicMetadata } from '@/components/programme/public-metadata';
import { StoryBrief, StoryLead } from '@/components/showcase/story-brief';
import { LinkButton } from '@/components/ui/button';
import { Contours } from '@/components/ui/contours';
import { JsonLd } from '@/components/ui/json-ld';
import { SectionHead } from '@/components/ui/page-head';
import { listPublicNewestArticles, listPublicUpcomingEvents } from '@/lib/articles/queries/public-articles';
import { listPublicChamberCities } from '@/lib/chambers/queries/public-chambers';
import { localePath } from '@/lib/i18n/navigation';
import { toLocale } from '@/lib/i18n/routing';
import { listPublicHomeFigures } from '@/lib/indicators/queries/public-figures';
import { listPublicHomeOffers } from '@/lib/offers/queries/public-offers';
import { countPublicClausesByClass } from '@/lib/policies/queries/public-policies';
import { getPublicProgramme } from '@/lib/programme/queries';
import { inLocale } from '@/lib/programme/schema';
import { tagged } from '@/lib/server/cache-tags';
import { today } from '@/lib/shared/dates';
import { listPublicNewestStories } from '@/lib/showcase/queries/public-stories';

type Props = { params: Promise<{ locale: string }> };

/** Rendered anew when something on it changes, and every ten minutes so that past events leave it. */
export const revalidate = 600;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = toLocale((await params).locale);
  const { profile } = await getPublicProgramme();
  const description = inLocale(profile.slogan, locale);
  return publicMetadata({ locale, path: '/', title: inLocale(profile.nameLong, locale), description, absolute: true });
}

/** The home page: who we are, four figures that open, stories, what is on offer, what happens next. */
export default async function HomePage({ params }: Props) {
  const locale = toLocale((await params).locale);
  setRequestLocale(locale);
  const [{ profile }, figures, stories, offers, classes, cities, news, events] = await Promise.all([
    getPublicProgramme(),
    listPublicHomeFigures(),
    listPublicNewestStories(locale),
    listPublicHomeOffers(locale),
    tagged(['policies'], () => countPublicClausesByClass(locale)),
    listPublicChamberCities(),
    listPublicNewestArticles(locale),
    listPublicUpcomingEvents(locale, today()),
  ]);
  const t = await getTranslations('home');
  const ui = await getTranslations('ui');
  const layout = await getTranslations('layout');
  const [lead, ...others] = stories;
  const hero = inLocale(profile.heroLines, locale);
  const to = (path: string): string => localePath(locale, path);
  const langOf = (one: { isTranslated: boolean }) => (one.isTranslated ? undefined : 'zh-CN');
  const titles = { exampleText: ui('example'), sourceLang: 'zh-CN', undatedText: t('undated'), originalText: (date: string) => t('original', { date }) };
  return (
    <>
      <div className="hero">
        <Contours seed={profile.seed} variant="hero" />
        <div className="wrap">
          <h1>
            {hero.map((line) => (
              <span key={line}>{line}</span>
            ))}
          </h1>
          <p>{inLocale(profile.slogan, locale)}</p>
          <div className="acts">
            <LinkButton href={to('/offers/interest')} look="primary" large prefetch={false}>
              {t('invest')}
            </LinkButton>
            <LinkButton href={to('/offers')} large prefetch={false}>
              {t('seeOffers')}
            </LinkButton>
          </div>
        </div>
      </div>
      <div className="wrap">
        <HomeFigures figures={figures} locale={locale} label={t('figures')} />
        {lead ? (
          <section className="section" aria-labelledby="stories">
            <SectionHead
              id="stories"
              title={layout('nav.showcase', { merchants: inLocale(profile.merchantWord, locale) })}
              note={t('storiesNote')}
              href={to('/showcase')}
              linkText={t('allStories')}
            />
            <div className="mt-7 grid gap-7 lg:grid-cols-[7fr_5fr] lg:gap-14">
              <StoryLead
                story={lead}
                href={to(`/showcase/${lead.slug}`)}
                exampleText={ui('example')}
                pathLabel={t('path')}
                lang={langOf(lead)}
              />
              <div>
                {others.map((story) => (
                  <StoryBrief
                    key={story.id}
                    story={story}
                    href={to(`/showcase/${story.slug}`)}
                    exampleText={ui('example')}
                    lang={langOf(story)}
                  />
                ))}
              </div>
            </div>
          </section>
        ) : null}
        {offers.length > 0 ? (
          <section className="section" aria-labelledby="offers">
            <SectionHead
              id="offers"
              title={t('offersTitle')}
              note={t('offersNote')}
              href={to('/offers')}
              linkText={t('allOffers')}
            />
            <HomeOffers
              offers={offers}
              hrefOf={(slug) => to(`/offers/${slug}`)}
              texts={{
                caption: t('offersTitle'),
                title: t('offerColumn.title'),
                chain: t('offerColumn.chain'),
                park: t('offerColumn.park'),
                land: t('offerColumn.land'),
                investment: t('offerColumn.investment'),
                gap: t('gap'),
                mu: t('mu'),
                wan: t('wan'),
                yi: t('yi'),
                example: ui('example'),
              }}
            />
          </section>
        ) : null}
        <div className="section grid gap-13 lg:grid-cols-[5fr_7fr] lg:gap-14">
          {classes.length > 0 ? (
            <section aria-labelledby="policies">
              <SectionHead
                id="policies"
                title={t('policiesTitle')}
                note={classes.some((one) => one.isSample) ? t('policiesSample') : t('policiesNote')}
                href={to('/policies')}
                linkText={t('allPolicies')}
              />
              <HomeClasses
                classes={classes}
                hrefOf={(code) => `${to('/policies')}?class=${encodeURIComponent(code)}`}
                countText={(count) => t('clauses', { count })}
              />
            </section>
          ) : null}
          {cities.length > 0 ? (
            <section aria-labelledby="chambers">
              <SectionHead
                id="chambers"
                title={t('chambersTitle')}
                note={t('chambersNote')}
                href={to('/chambers')}
                linkText={t('allChambers')}
              />
              <div className="mt-6" lang={locale === 'zh-CN' ? undefined : 'zh-CN'}>
                <HomeCities
                  cities={cities}
                  label={t('chambersTitle')}
                  preparingText={t('preparing')}
                  hrefOf={(city) => `${to('/chambers')}?city=${encodeURIComponent(city)}`}
                />
              </div>
            </section>
          ) : null}
        </div>
        <div className="section grid gap-13 lg:grid-cols-[7fr_5fr] lg:gap-14">
          {news.length > 0 ? (
            <section aria-labelledby="news">
              <SectionHead id="news" title={t('newsTitle')} note={t('newsNote')} href={to('/news')} linkText={t('allNews')} />
              <ArticleTitles articles={news} hrefOf={(slug) => to(`/news/${slug}`)} {...titles} />
            </section>
          ) : null}
          {events.length > 0 ? (
            <section aria-labelledby="events">
              <SectionHead
                id="events"
                title={t('eventsTitle')}
                note={t('eventsNote')}
                href={`${to('/news')}?kind=event`}
                linkText={t('allEvents')}
              />
              <ArticleTitles articles={events} hrefOf={(slug) => to(`/news/${slug}`)} {...titles} />
            </section>
          ) : null}
        </div>
      </div>
      <JsonLd
        data={{
          '@type': 'WebSite',
          name: inLocale(profile.nameLong, locale),
          url: publicAddress(locale, '/'),
          inLanguage: locale,
          potentialAction: {
            '@type': 'SearchAction',
            target: `${publicAddress(locale, '/search')}?q={search_term_string}`,
            'query-input': 'required name=search_term_string',
          },
        }}
      />
    </>
  );
}
