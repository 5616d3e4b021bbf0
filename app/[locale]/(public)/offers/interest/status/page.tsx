import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { StatusForm } from '@/components/leads/status-form';
import { publicMetadata } from '@/components/programme/public-metadata';
import { Breadcrumbs, PageHead } from '@/components/ui/page-head';
import { TextsProvider } from '@/components/ui/texts';
import { clientTexts } from '@/lib/i18n/client-texts';
import { localePath } from '@/lib/i18n/navigation';
import { toLocale } from '@/lib/i18n/routing';
import { lookupInterestAction } from '@/lib/leads/actions';

export const dynamic = 'force-dynamic';

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = toLocale((await params).locale);
  const t = await getTranslations({ locale, namespace: 'leads.status' });
  return publicMetadata({
    locale,
    path: '/offers/interest/status',
    title: t('title'),
    description: t('note'),
    noIndex: true,
  });
}

/** The state of a registered interest, by number and code. Both are posted, so that no address holds them. */
export default async function InterestStatusPage({ params }: Props) {
  const locale = toLocale((await params).locale);
  setRequestLocale(locale);
  const t = await getTranslations('leads.status');
  const ui = await getTranslations('ui');
  const layout = await getTranslations('layout');
  return (
    <div className="wrap pt-4">
      <Breadcrumbs
        label={ui('breadcrumbs')}
        items={[
          { text: layout('nav.home'), href: localePath(locale, '/') },
          { text: layout('nav.offers'), href: localePath(locale, '/offers') },
          { text: t('title') },
        ]}
      />
      <PageHead title={t('title')} note={t('note')} />
      <div className="mt-6 max-w-2xl">
        <TextsProvider texts={await clientTexts(locale, ['ui', 'leads.status'])}>
          <StatusForm action={lookupInterestAction.bind(null, locale)} />
        </TextsProvider>
      </div>
    </div>
  );
}
