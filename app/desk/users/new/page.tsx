import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { forbidden } from 'next/navigation';
import { NewUserForm } from '@/components/users/user-form';
import { Breadcrumbs, PageHead } from '@/components/ui/page-head';
import { requireActor } from '@/lib/server/current-actor';
import { canChangeAccounts } from '@/lib/users/policy';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('users.desk');
  return { title: t('form.createTitle') };
}

/** Opening an account. */
export default async function NewUserPage() {
  const actor = await requireActor();
  if (!canChangeAccounts(actor)) forbidden();
  const t = await getTranslations('users.desk');
  const ui = await getTranslations('ui');
  return (
    <div className="desk-page">
      <Breadcrumbs
        label={ui('breadcrumbs')}
        items={[{ text: t('title'), href: '/desk/users' }, { text: t('form.createTitle') }]}
      />
      <PageHead title={t('form.createTitle')} note={t('form.createNote')} />
      <NewUserForm />
    </div>
  );
}
