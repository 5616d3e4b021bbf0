import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { forbidden } from 'next/navigation';
import { PolicyForm } from '@/components/policies/policy-form';
import { Breadcrumbs, PageHead } from '@/components/ui/page-head';
import { updatePolicyAction } from '@/lib/policies/actions';
import { getPolicy } from '@/lib/policies/queries/policies';

import { requireActor } from '@/lib/server/current-actor';
import { guarded } from '@/lib/server/guarded';
import { uuidParam } from '@/lib/server/uuid-param';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('policies.desk'))('title') };
}

/** Changing a record; a newer version shows both sides. */
export default async function EditPolicyPage({ params }: Props) {
  const actor = await requireActor();
  const id = uuidParam((await params).id);
  const record = await guarded(() => getPolicy(actor, id));
  if (!record.can.update) forbidden();

  const t = await getTranslations('policies.desk');
  const ui = await getTranslations('ui');
  const { docNo, issuer, issuedOn, validFrom, validTo, status, summary, sourceQuote } = record;
  const values = {
    title: record.title,
    docNo,
    issuer,
    issuedOn,
    validFrom,
    validTo,
    status,
    summary,
    sourceQuote,
  };
  const title = t('editTitle', { title: record.title });
  return (
    <div className="desk-page">
      <Breadcrumbs
        label={ui('breadcrumbs')}
        items={[
          { text: t('title'), href: '/desk/policies' },
          { text: record.title, href: `/desk/policies/${id}` },
          { text: title },
        ]}
      />
      <PageHead title={title} />
      <PolicyForm action={updatePolicyAction} id={id} version={record.version} values={values} />
    </div>
  );
}
