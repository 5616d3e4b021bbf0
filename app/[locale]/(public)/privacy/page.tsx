import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { publicMetadata } from '@/components/programme/public-metadata';
import { Notice } from '@/components/ui/notice';
import { Breadcrumbs, PageHead } from '@/components/ui/page-head';
import { localePath } from '@/lib/i18n/navigation';
import { toLocale } from '@/lib/i18n/routing';
import { getPublicNotice, listPublicConsentTexts } from '@/lib/privacy/queries';
import { getPublicProgramme } from '@/lib/programme/queries';
import { inLocale } from '@/lib/programme/schema';

export const dynamic = 'force-dynamic';

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = toLocale((await params).locale);
  const t = await getTranslations({ locale, namespace: 'privacy.public' });
  const { profile } = await getPublicProgramme();
  const description = t('description', { name: inLocale(profile.nameLong, locale) });
  return publicMetadata({ locale, path: '/privacy', title: t('title'), description });
}

/** The notice in force and every consent text, word for word as they are recorded (PIPL 17; 条例21). */
export default async function PrivacyPage({ params }: Props) {
  const locale = toLocale((await params).locale);
  setRequestLocale(locale);
  const [notice, consents] = await Promise.all([getPublicNotice(locale), listPublicConsentTexts(locale)]);
  const t = await getTranslations('privacy.public');
  const ui = await getTranslations('ui');
  const layout = await getTranslations('layout');
  const home = { text: layout('nav.home'), href: localePath(locale, '/') };
  const lang = notice && notice.locale !== locale ? notice.locale : undefined;
  return (
    <div className="wrap pt-4">
      <Breadcrumbs label={ui('breadcrumbs')} items={[home, { text: t('title') }]} />
      <PageHead
        title={notice?.title ?? t('title')}
        note={
          notice?.publishedOn ? t('version', { number: notice.number, date: notice.publishedOn }) : undefined
        }
      />
      {notice === null ? <p className="mt-6">{t('missing')}</p> : null}
      {lang ? <Notice tone="info">{t('untranslated')}</Notice> : null}
      <div className="prose mt-8" lang={lang}>
        {notice?.paragraphs.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </div>
      <section className="section" aria-labelledby="consents">
        <div className="section-head">
          <h2 id="consents">{t('consentTitle')}</h2>
          <p className="note">{t('consentNote')}</p>
        </div>
        <dl className="mt-6 max-w-[46em] border-t-2 border-ink">
          {consents.map((consent) => (
            <div
              key={consent.code}
              className="border-b border-mist py-5"
              lang={consent.locale === locale ? undefined : consent.locale}
            >
              <dt className="font-serif text-lg font-semibold">{consent.title}</dt>
              <dd className="mt-1 text-ink-2">{consent.paragraphs.join('')}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section className="section" aria-labelledby="rights">
        <div className="section-head">
          <h2 id="rights">{t('rightsTitle')}</h2>
        </div>
        <p className="measure mt-4">{t('rights')}</p>
      </section>
    </div>
  );
}
