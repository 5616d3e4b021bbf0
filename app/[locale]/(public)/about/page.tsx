import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { publicMetadata } from '@/components/programme/public-metadata';
import { DescriptionList } from '@/components/ui/description-list';
import { Notice } from '@/components/ui/notice';
import { Breadcrumbs, PageHead } from '@/components/ui/page-head';
import { localePath } from '@/lib/i18n/navigation';
import { toLocale } from '@/lib/i18n/routing';
import { getPublicProgramme } from '@/lib/programme/queries';
import { inLocale } from '@/lib/programme/schema';

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = toLocale((await params).locale);
  const t = await getTranslations({ locale, namespace: 'about' });
  const { profile } = await getPublicProgramme();
  const description = t('description', { name: inLocale(profile.nameLong, locale) });
  return publicMetadata({ locale, path: '/about', title: t('title'), description });
}

/** Who runs the site, what it is for, where figures come from, how to reach us, how to report a mistake. */
export default async function AboutPage({ params }: Props) {
  const locale = toLocale((await params).locale);
  setRequestLocale(locale);
  const { profile, isDemo } = await getPublicProgramme();
  const t = await getTranslations('about');
  const ui = await getTranslations('ui');
  const layout = await getTranslations('layout');
  const names = {
    bureau: inLocale(profile.bureau, locale),
    region: inLocale(profile.region, locale),
    merchants: inLocale(profile.merchantWord, locale),
  };
  const none = isDemo ? t('contactNone') : null;
  return (
    <div className="wrap pt-4">
      <Breadcrumbs
        label={ui('breadcrumbs')}
        items={[{ text: layout('nav.home'), href: localePath(locale, '/') }, { text: t('title') }]}
      />
      <PageHead title={t('title')} />
      {isDemo ? (
        <div className="mt-6 max-w-[46em]">
          <Notice tone="info">{t('demo')}</Notice>
        </div>
      ) : null}
      <div className="prose mt-2">
        <h2>{t('whoTitle')}</h2>
        <p>{t('who', names)}</p>
        <h2>{t('whatTitle')}</h2>
        <ul>
          <li>{t('what1')}</li>
          <li>{t('what2', names)}</li>
          <li>{t('what3')}</li>
          <li>{t('what4')}</li>
        </ul>
        <h2>{t('figuresTitle')}</h2>
        <p>{t('figures')}</p>
        <p>
          <Link href={localePath(locale, '/figures')} prefetch={false}>
            {t('methodology')}
          </Link>
        </p>
        <h2 id="fault">{t('faultTitle')}</h2>
        <p>{t('fault')}</p>
        <h2>{t('rightsTitle')}</h2>
        <p>{t('rights')}</p>
        <p>
          <Link href={localePath(locale, '/privacy')} prefetch={false}>
            {t('privacyLink')}
          </Link>
        </p>
        <h2>{t('contactTitle')}</h2>
      </div>
      <div className="mt-4 max-w-[38em]">
        <DescriptionList
          facts={[
            { term: t('contactHost'), value: profile.marks.host },
            { term: t('contactAddress'), value: profile.marks.address ?? none },
            { term: t('contactPhone'), value: profile.marks.phone ?? none },
          ]}
        />
      </div>
    </div>
  );
}
