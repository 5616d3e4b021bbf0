import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { RequestForm } from '@/components/privacy/request-parts';
import { Breadcrumbs, PageHead } from '@/components/ui/page-head';
import { getMerchant } from '@/lib/merchants/queries/get-merchant';
import { canListRequests } from '@/lib/privacy/policy-requests';
import { NewRequestPage } from '@/lib/privacy/schema-requests';
import { requireActor } from '@/lib/server/current-actor';
import { guarded } from '@/lib/server/guarded';
import { forbidden } from 'next/navigation';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('privacy.desk.requests'))('title') };
}

/** Recording a request of the person whose record leads here. */
export default async function NewRequestRecordPage({ searchParams }: Props) {
  const actor = await requireActor();
  if (!canListRequests(actor)) forbidden();
  const { person } = NewRequestPage.parse(await searchParams);
  if (!person) notFound();
  const merchant = await guarded(() => getMerchant(actor, person));
  const t = await getTranslations('privacy.desk.requests');
  const ui = await getTranslations('ui');
  return (
    <div className="desk-page">
      <Breadcrumbs
        label={ui('breadcrumbs')}
        items={[{ text: t('title'), href: '/desk/privacy/requests' }, { text: t('record') }]}
      />
      <PageHead title={t('record')} note={`${merchant.name} · ${merchant.fileNo}`} />
      <RequestForm merchantId={merchant.id} />
    </div>
  );
}
