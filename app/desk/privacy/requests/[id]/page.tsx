import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { RecordPage } from '@/components/layout/record-page';
import { RequestActs, RequestFacts } from '@/components/privacy/request-parts';
import { LinkButton } from '@/components/ui/button';
import { getRequest } from '@/lib/privacy/queries-requests';
import { requireActor } from '@/lib/server/current-actor';
import { guarded } from '@/lib/server/guarded';
import { uuidParam } from '@/lib/server/uuid-param';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('privacy.desk.requests'))('title') };
}

/** One request: what is asked, who asked, the answer. */
export default async function RequestRecordPage({ params }: Props) {
  const actor = await requireActor();
  const id = uuidParam((await params).id);
  const request = await guarded(() => getRequest(actor, id));
  const t = await getTranslations('privacy.desk.requests');
  return (
    <RecordPage
      trail={[{ text: t('title'), href: '/desk/privacy/requests' }]}
      name={request.number}
      note={[t(`kind.${request.kind}`), request.person].filter(Boolean).join(' · ')}
      acts={<LinkButton href={`/desk/merchants/${request.merchantId}`}>{t('openPerson')}</LinkButton>}
      aside={<RequestActs request={request} />}
    >
      <RequestFacts request={request} />
    </RecordPage>
  );
}
