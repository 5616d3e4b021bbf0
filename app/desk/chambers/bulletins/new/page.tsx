import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { BulletinForm } from '@/components/chambers/bulletin-form';
import { Breadcrumbs, PageHead } from '@/components/ui/page-head';
import { postToChambersAction } from '@/lib/chambers/actions-bulletins';
import { listAddressees } from '@/lib/chambers/queries/bulletins';
import { requireActor } from '@/lib/server/current-actor';
import { env } from '@/lib/server/env';
import { guarded } from '@/lib/server/guarded';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('chambers.desk.bulletin'))('new') };
}

/** Writing to all chambers, or to chosen ones. */
export default async function NewChamberPostPage() {
  const actor = await requireActor();
  const addressees = await guarded(() => listAddressees(actor));
  const t = await getTranslations('chambers.desk.bulletin');
  const ui = await getTranslations('ui');
  return (
    <div className="desk-page">
      <Breadcrumbs
        label={ui('breadcrumbs')}
        items={[{ text: t('title'), href: '/desk/chambers/bulletins' }, { text: t('new') }]}
      />
      <PageHead title={t('new')} />
      <BulletinForm
        action={postToChambersAction}
        addressees={addressees}
        basePath={env.basePath}
        locale="zh-CN"
      />
    </div>
  );
}
