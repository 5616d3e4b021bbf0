import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { RefusalForm } from '@/components/greetings/refusal-form';
import { publicMetadata } from '@/components/programme/public-metadata';
import { Notice } from '@/components/ui/notice';
import { PageHead } from '@/components/ui/page-head';
import { TextsProvider } from '@/components/ui/texts';
import { refuseGreetingsAction } from '@/lib/greetings/actions';
import { getPublicRefusal } from '@/lib/greetings/queries/public-refusal';
import { clientTexts } from '@/lib/i18n/client-texts';
import { toLocale } from '@/lib/i18n/routing';

export const dynamic = 'force-dynamic';

type Props = { params: Promise<{ locale: string; token: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale: given, token } = await params;
  const locale = toLocale(given);
  const t = await getTranslations({ locale, namespace: 'greetings.refusal' });
  const metadata = await publicMetadata({
    locale,
    path: `/greetings/${token}`,
    title: t('title'),
    description: t('note'),
    noIndex: true,
  });
  // the link goes to no other site; our own form must name its origin, which no-referrer would take away without script
  return { ...metadata, referrer: 'same-origin' };
}

/** Behind the link of a greeting: one press, and no more come by this way. No sign-in; looking changes nothing. */
export default async function RefusalPage({ params }: Props) {
  const { locale: given, token } = await params;
  const locale = toLocale(given);
  setRequestLocale(locale);
  const refusal = await getPublicRefusal(token);
  // messages: greetings.refusal.*
  const t = await getTranslations('greetings.refusal');
  return (
    <div className="wrap pt-4">
      <PageHead title={t('title')} />
      <div className="mt-6 max-w-2xl">
        {refusal === null ? (
          <Notice tone="warn">{t('unknown')}</Notice>
        ) : (
          <>
            {refusal.isRefused ? (
              <Notice tone="good">{t('done', { sender: refusal.signOff })}</Notice>
            ) : (
              <p>{t(`ask.${refusal.channel}`, { sender: refusal.signOff })}</p>
            )}
            <TextsProvider texts={await clientTexts(locale, ['ui'])}>
              <RefusalForm
                action={refuseGreetingsAction.bind(null, locale, token)}
                isRefused={refusal.isRefused}
                texts={{ refuse: t('refuse'), welcome: t('welcome'), note: t('onlyThis') }}
              />
            </TextsProvider>
          </>
        )}
      </div>
    </div>
  );
}
