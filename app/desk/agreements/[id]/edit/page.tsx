import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { forbidden } from 'next/navigation';
import { AgreementForm } from '@/components/agreements/agreement-form';
import { Breadcrumbs, PageHead } from '@/components/ui/page-head';
import { updateAgreementAction } from '@/lib/agreements/actions';
import { getAgreement } from '@/lib/agreements/queries/get-agreement';
import { requireActor } from '@/lib/server/current-actor';
import { env } from '@/lib/server/env';
import { guarded } from '@/lib/server/guarded';
import { uuidParam } from '@/lib/server/uuid-param';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('agreements.desk'))('title') };
}

/** Changing one agreement; a newer version shows both sides. */
export default async function EditAgreementPage({ params }: Props) {
  const actor = await requireActor();
  const id = uuidParam((await params).id);
  const agreement = await guarded(() => getAgreement(actor, id));
  if (!agreement.can.update) forbidden();
  const t = await getTranslations('agreements.desk');
  const ui = await getTranslations('ui');
  const title = t('form.editTitle', { title: agreement.title });
  return (
    <div className="desk-page">
      <Breadcrumbs
        label={ui('breadcrumbs')}
        items={[
          { text: t('title'), href: '/desk/agreements' },
          { text: agreement.title, href: `/desk/agreements/${id}` },
          { text: title },
        ]}
      />
      <PageHead title={title} />
      <AgreementForm action={updateAgreementAction} agreement={agreement} basePath={env.basePath} />
    </div>
  );
}
