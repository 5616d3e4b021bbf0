import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { HomeArticles } from '@/components/articles/home-articles';
import { HomeCities } from '@/components/chambers/home-cities';
import { HomeFigures } from '@/components/indicators/home-figures';
import { HomeOffers } from '@/components/offers/home-offers';
import { HomeClasses } from '@/components/policies/home-classes';
import { publicAddress, publicMetadata } from '@/components/programme/public-metadata';
import { HomeStories } from '@/components/showcase/home-stories';
import { LinkButton } from '@/components/ui/button';
import { Contours } from '@/components/ui/contours';
import { JsonLd } from '@/components/ui/json-ld';
import { listPublicNewestArticles, listPublicUpcomingEvents } from '@/lib/articles/queries/public-articles';
import { listPublicChamberCities, listPublicHomeChambers } from '@/lib/chambers/queries/public-chambers';
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
  return publicMetadata({
    locale,
    path: '/',
    title: inLocale(profile.nameLong, locale),
    description,
    absolute: true,
  });
}

/** The home page: who we are, four figures that open, stories, what is on offer, what happens next. */
export default async function HomePage({ params }: Props) {
  const locale = toLocale((await params).locale);
  setRequestLocale(locale);
  const [{ profile }, figures, stories, offers, classes, cities, chambers, news, events] = await Promise.all([
    getPublicProgramme(),
    listPublicHomeFigures(),
    listPublicNewestStories(locale),
    listPublicHomeOffers(locale),
    tagged(['policies'], () => countPublicClausesByClass(locale)),
    listPublicChamberCities(),
    listPublicHomeChambers(locale),
    listPublicNewestArticles(locale),
    listPublicUpcomingEvents(locale, today()),
  ]);
  const t = await getTranslations('home');
  const layout = await getTranslations('layout');
  const merchants = inLocale(profile.merchantWord, locale);
  return (
    <>
      <div className="hero">
        <Contours seed={profile.seed} variant="hero" />
        <div className="wrap">
          <h1>
            {inLocale(profile.heroLines, locale).map((line) => (
              <span key={line}>{line}</span>
            ))}
          </h1>
          <p>{inLocale(profile.slogan, locale)}</p>
          <div className="acts">
            <LinkButton href={localePath(locale, '/offers/interest')} look="primary" large prefetch={false}>
              {t('invest')}
            </LinkButton>
            <LinkButton href={localePath(locale, '/offers')} large prefetch={false}>
              {t('seeOffers')}
            </LinkButton>
          </div>
        </div>
      </div>
      <div className="wrap">
        <HomeFigures figures={figures} locale={locale} label={t('figures')} />
        <HomeStories stories={stories} locale={locale} title={layout('nav.showcase', { merchants })} />
        <HomeOffers offers={offers} locale={locale} />
        <div className="section grid gap-13 lg:grid-cols-[5fr_7fr] lg:gap-14">
          <HomeClasses classes={classes} locale={locale} />
          <HomeCities cities={cities} chambers={chambers} locale={locale} />
        </div>
        <div className="section grid gap-13 lg:grid-cols-[7fr_5fr] lg:gap-14">
          <HomeArticles kind="news" articles={news} locale={locale} />
          <HomeArticles kind="events" articles={events} locale={locale} />
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
