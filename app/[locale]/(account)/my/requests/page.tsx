import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { OwnRequestForm, OwnRequests } from '@/components/privacy/own-requests';
import { LinkButton } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { PageHead } from '@/components/ui/page-head';
import { localePath } from '@/lib/i18n/navigation';
import { toLocale } from '@/lib/i18n/routing';
import { listOwnRequests } from '@/lib/privacy/queries-requests';
import { OwnRequestPage } from '@/lib/privacy/schema-requests';
import { requireActor } from '@/lib/server/current-actor';
import { guarded } from '@/lib/server/guarded';

export const dynamic = 'force-dynamic';

type Props = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: toLocale((await params).locale), namespace: 'privacy.own' });
  return { title: t('title') };
}

/** Asking about the own data: see, correct, delete, explain, withdraw (PIPL 44–48), and where each request stands. */
export default async function OwnRequestsPage({ params, searchParams }: Props) {
  const locale = toLocale((await params).locale);
  const actor = await requireActor();
  const requests = await guarded(() => listOwnRequests(actor));
  const query = await searchParams;
  const { kind, field } = OwnRequestPage.parse(query);
  const done =
    typeof query['done'] === 'string' && /^Q\d{4}-\d{6,}$/.test(query['done']) ? query['done'] : null;
  const t = await getTranslations({ locale, namespace: 'privacy.own' });
  return (
    <div className="wrap own-page">
      <PageHead
        title={t('title')}
        note={t('note')}
        acts={<LinkButton href={localePath(locale, '/my')}>{t('back')}</LinkButton>}
      />
      {done ? (
        <Notice tone="good" live>
          {t('done', { number: done })}
        </Notice>
      ) : null}
      <OwnRequestForm locale={locale} kind={kind} field={field} />
      <OwnRequests locale={locale} requests={requests} />
    </div>
  );
}
