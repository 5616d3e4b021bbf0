import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { cookies } from 'next/headers';
import { InterestForm } from '@/components/leads/interest-form';
import { InterestReceipt } from '@/components/leads/interest-receipt';
import { publicMetadata } from '@/components/programme/public-metadata';
import { LinkButton } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { Breadcrumbs, PageHead } from '@/components/ui/page-head';
import { TextsProvider } from '@/components/ui/texts';
import { clientTexts } from '@/lib/i18n/client-texts';
import { localePath } from '@/lib/i18n/navigation';
import { toLocale } from '@/lib/i18n/routing';
import { registerInterestAction } from '@/lib/leads/actions';
import { signFormTime } from '@/lib/leads/commands/register-lead';
import { getPublicInterestForm } from '@/lib/leads/queries/public-leads';
import { openReceipt } from '@/lib/leads/queries/open-receipt';
import { InterestPage } from '@/lib/leads/search-params';
import { env } from '@/lib/server/env';
import { cookieFor } from '@/lib/server/session-cookie';

export const dynamic = 'force-dynamic';

type Props = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = toLocale((await params).locale);
  const t = await getTranslations({ locale, namespace: 'leads.form' });
  return publicMetadata({ locale, path: '/offers/interest', title: t('title'), description: t('note') });
}

/** Registering an interest; after sending, the number and the one-time look-up code. */
export default async function InterestRoute({ params, searchParams }: Props) {
  const locale = toLocale((await params).locale);
  setRequestLocale(locale);
  const page = InterestPage.parse(await searchParams);
  const receipt = page.done ? openReceipt((await cookies()).get(cookieFor('lead').name)?.value) : null;
  const content = await getPublicInterestForm(page.offer, locale);
  const t = await getTranslations('leads.form');
  const ui = await getTranslations('ui');
  const layout = await getTranslations('layout');
  const offers = { text: layout('nav.offers'), href: localePath(locale, '/offers') };
  const { enquiry } = content;
  return (
    <div className="wrap pt-4">
      <Breadcrumbs
        label={ui('breadcrumbs')}
        items={[{ text: layout('nav.home'), href: localePath(locale, '/') }, offers, { text: t('title') }]}
      />
      <PageHead title={receipt ? t('doneTitle') : t('title')} note={receipt ? undefined : t('note')} />
      {receipt ? <InterestReceipt receipt={receipt} locale={locale} /> : null}
      {page.done && !receipt ? <Notice tone="info">{t('receiptGone')}</Notice> : null}
      {page.offer && !content.offer ? <Notice tone="warn">{t('offerGone')}</Notice> : null}
      {receipt ? null : enquiry ? (
        <div className="mt-6 max-w-2xl">
          <TextsProvider texts={await clientTexts(locale, ['ui'])}>
            <InterestForm
              content={{ ...content, enquiry }}
              locale={locale}
              action={registerInterestAction.bind(null, locale)}
              formTime={signFormTime()}
              privacyHref={`${env.basePath}${localePath(locale, '/privacy')}`}
            />
          </TextsProvider>
        </div>
      ) : (
        <Notice tone="warn">{t('closed')}</Notice>
      )}
      <p className="mt-8 border-t border-mist pt-5 text-sm text-ink-2">
        {t('already')}{' '}
        <LinkButton href={localePath(locale, '/offers/interest/status')} prefetch={false}>
          {t('toStatus')}
        </LinkButton>
      </p>
    </div>
  );
}
