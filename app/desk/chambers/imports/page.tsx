import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { RosterImportList } from '@/components/chambers/roster-import';
import { Breadcrumbs, PageHead } from '@/components/ui/page-head';
import { listImportsInCare } from '@/lib/chambers/queries/roster-imports';
import { requireActor } from '@/lib/server/current-actor';
import { guarded } from '@/lib/server/guarded';

const PATH = '/desk/chambers/imports';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('chambers.desk.imports'))('title') };
}

/** Sheets of all rosters in care: those that chambers propose first. */
export default async function RosterImportsPage() {
  const actor = await requireActor();
  const rows = await guarded(() => listImportsInCare(actor));
  const t = await getTranslations('chambers.desk');
  const ui = await getTranslations('ui');
  return (
    <div className="desk-page">
      <Breadcrumbs
        label={ui('breadcrumbs')}
        items={[{ text: t('title'), href: '/desk/chambers' }, { text: t('imports.title') }]}
      />
      <PageHead title={t('imports.title')} note={t('imports.note')} />
      <RosterImportList rows={rows} locale="zh-CN" hrefOf={(id) => `${PATH}/${id}`} />
    </div>
  );
}
