import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { forbidden } from 'next/navigation';
import { BulletinList } from '@/components/chambers/bulletin-lists';
import { LinkButton } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Breadcrumbs, PageHead } from '@/components/ui/page-head';
import { canPostToChambers } from '@/lib/chambers/policy';
import { listBulletins } from '@/lib/chambers/queries/bulletins';
import { requireActor } from '@/lib/server/current-actor';
import { guarded } from '@/lib/server/guarded';

const PATH = '/desk/chambers/bulletins';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('chambers.desk.bulletin'))('title') };
}

/** What the bureau has written to chambers, and how many have read it. */
export default async function BulletinsPage() {
  const actor = await requireActor();
  if (!canPostToChambers(actor)) forbidden();
  const rows = await guarded(() => listBulletins(actor));
  const t = await getTranslations('chambers.desk');
  const ui = await getTranslations('ui');
  return (
    <div className="desk-page">
      <Breadcrumbs
        label={ui('breadcrumbs')}
        items={[{ text: t('title'), href: '/desk/chambers' }, { text: t('bulletin.title') }]}
      />
      <PageHead
        title={t('bulletin.title')}
        note={t('bulletin.note')}
        acts={
          <LinkButton href={`${PATH}/new`} look="primary">
            {t('bulletin.new')}
          </LinkButton>
        }
      />
      {rows.length === 0 ? (
        <EmptyState title={t('bulletin.none')}>{t('bulletin.noneHint')}</EmptyState>
      ) : (
        <BulletinList rows={rows} hrefOf={(id) => `${PATH}/${id}`} locale="zh-CN" toChambers />
      )}
    </div>
  );
}
