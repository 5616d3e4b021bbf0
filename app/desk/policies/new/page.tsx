import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { forbidden } from 'next/navigation';
import { PolicyForm } from '@/components/policies/policy-form';
import { Breadcrumbs, PageHead } from '@/components/ui/page-head';
import { createPolicyAction } from '@/lib/policies/actions';
import { canWritePolicies } from '@/lib/policies/policy';

import { requireActor } from '@/lib/server/current-actor';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('policies.desk'))('newTitle') };
}

/** A new record; the choices are those of the writer's scope. */
export default async function NewPolicyPage() {
  const actor = await requireActor();
  if (!canWritePolicies(actor)) forbidden();

  const t = await getTranslations('policies.desk');
  const ui = await getTranslations('ui');
  return (
    <div className="desk-page">
      <Breadcrumbs
        label={ui('breadcrumbs')}
        items={[{ text: t('title'), href: '/desk/policies' }, { text: t('newTitle') }]}
      />
      <PageHead title={t('newTitle')} />
      <PolicyForm action={createPolicyAction} values={{ status: 'valid' }} />
    </div>
  );
}
