import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { PublicFrame, type PublicFrameProps } from '@/components/layout/public-frame';
import { localePath } from '@/lib/i18n/navigation';
import { routing, type Locale } from '@/lib/i18n/routing';
import { inLocale, type FooterMarks, type ProgrammeProfile } from '@/lib/programme/schema';

type SiteFrameProps = {
  profile: ProgrammeProfile;
  locale: Locale;
  basePath: string;
  demo: boolean;
  /** Where the signed-in person's own pages begin (account pages only; public pages are cached for everybody). */
  home?: '/my' | '/chamber' | '/desk' | undefined;
  children: ReactNode;
};

type Translate = Awaited<ReturnType<typeof getTranslations<'layout'>>>;

/** Marks that a government site must carry; what the programme lacks is left out, in a demo printed as 示例. */
function footerMarks(marks: FooterMarks, demo: boolean, t: Translate): PublicFrameProps['footer']['marks'] {
  // messages: layout.footer.*
  const example = demo ? t('footer.example') : null;
  const all: Array<[term: string, value: string | null, always: boolean, url?: string]> = [
    [t('footer.host'), marks.host, true],
    [t('footer.organiser'), marks.organiser, false],
    [t('footer.copyright'), marks.copyright, false],
    [t('footer.address'), marks.address, true],
    [t('footer.postcode'), marks.postcode, true],
    [t('footer.phone'), marks.phone, true],
    [t('footer.siteCode'), marks.siteCode, true],
    [t('footer.icp'), marks.icp, true, 'https://beian.miit.gov.cn/'],
    [t('footer.police'), marks.policeRecord, true, 'https://beian.mps.gov.cn/'],
    [t('footer.support'), marks.technicalSupport, false],
  ];
  return all.flatMap(([term, value, always, url]) => {
    const shown = value ?? (always ? example : null);
    return shown === null ? [] : [{ term, value: shown, url: value === null ? null : (url ?? null) }];
  });
}

/** The public frame filled with the programme's names and marks in one language. */
export async function SiteFrame({ profile, locale, basePath, demo, home, children }: SiteFrameProps) {
  const t = await getTranslations({ locale, namespace: 'layout' });
  const merchants = inLocale(profile.merchantWord, locale);
  const languages = routing.locales
    .filter((one) => profile.locales.includes(one))
    .map((one) => ({ locale: one, mark: t(`languageMarks.${one}`), name: t(`languages.${one}`) }));
  return (
    <PublicFrame
      locale={locale}
      basePath={basePath}
      demo={demo}
      own={
        home && {
          text: t(`frame.own.${home.slice(1)}`),
          path: home === '/desk' ? home : localePath(locale, home),
        }
      }
      site={{
        seal: profile.sealText,
        name: inLocale(profile.nameShort, locale),
        longName: inLocale(profile.nameLong, locale),
        parents: profile.parentSites.map((site) => ({ text: inLocale(site.name, locale), url: site.url })),
      }}
      nav={[
        { text: t('nav.home'), path: '/' },
        { text: t('nav.showcase', { merchants }), path: '/showcase' },
        { text: t('nav.offers'), path: '/offers' },
        { text: t('nav.parks'), path: '/parks' },
        { text: t('nav.policies'), path: '/policies' },
        { text: t('nav.chambers'), path: '/chambers' },
        { text: t('nav.news'), path: '/news' },
      ]}
      languages={languages}
      footer={{
        marks: footerMarks(profile.marks, demo, t),
        links: [
          { text: t('footer.about'), path: '/about' },
          { text: t('footer.siteMap'), path: '/site-map' },
          { text: t('footer.privacy'), path: '/privacy' },
          { text: t('footer.methodology'), path: '/figures' },
          // The national platform asks for the site's own code; a demo has none and explains it on /about.
          profile.marks.faultReportUrl
            ? { text: t('footer.fault'), url: profile.marks.faultReportUrl }
            : { text: t('footer.fault'), path: '/about#fault' },
        ],
        note: t('footer.note'),
      }}
      texts={{
        skip: t('frame.skip'),
        demo: t('frame.demo'),
        nav: t('frame.nav'),
        menu: t('frame.menu'),
        search: t('frame.search'),
        searchSite: t('frame.searchSite'),
        searchPlaceholder: t('frame.searchPlaceholder'),
        signIn: t('frame.signIn'),
        language: t('frame.language'),
        elderOn: t('frame.elderOn'),
        elderOff: t('frame.elderOff'),
      }}
    >
      {children}
    </PublicFrame>
  );
}
