import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { forbidden } from 'next/navigation';
import { EditUserForm } from '@/components/users/user-form';
import { Breadcrumbs, PageHead } from '@/components/ui/page-head';
import { requireActor } from '@/lib/server/current-actor';
import { guarded } from '@/lib/server/guarded';
import { uuidParam } from '@/lib/server/uuid-param';
import { getUser } from '@/lib/users/queries';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('users.desk');
  return { title: t('form.editTitle') };
}

/** Correcting the name of an account's holder. */
export default async function EditUserPage({ params }: Props) {
  const actor = await requireActor();
  const id = uuidParam((await params).id);
  const user = await guarded(() => getUser(actor, id));
  if (!user.can.change) forbidden();
  const t = await getTranslations('users.desk');
  const ui = await getTranslations('ui');
  return (
    <div className="desk-page">
      <Breadcrumbs
        label={ui('breadcrumbs')}
        items={[
          { text: t('title'), href: '/desk/users' },
          { text: user.name, href: `/desk/users/${id}` },
          { text: t('form.editTitle') },
        ]}
      />
      <PageHead title={t('form.editTitle')} note={user.account} />
      <EditUserForm id={id} name={user.name} version={user.version} />
    </div>
  );
}
