import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { forbidden } from 'next/navigation';
import { RosterImportRecord } from '@/components/chambers/roster-import-record';
import { Breadcrumbs, PageHead } from '@/components/ui/page-head';
import { canListProposals } from '@/lib/chambers/policy';
import { getRosterImport } from '@/lib/chambers/queries/roster-imports';
import { RosterRowsPage } from '@/lib/chambers/search-params';
import { requireActor } from '@/lib/server/current-actor';
import { guarded } from '@/lib/server/guarded';
import { uuidParam } from '@/lib/server/uuid-param';

const PATH = '/desk/chambers/imports';

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('chambers.desk.imports'))('title') };
}

/** One sheet: brought by the bureau, or proposed by the chamber and decided here. */
export default async function RosterImportDeskPage({ params, searchParams }: Props) {
  const actor = await requireActor();
  const id = uuidParam((await params).id);
  if (!canListProposals(actor)) forbidden();
  const page = RosterRowsPage.parse(await searchParams);
  const found = await guarded(() => getRosterImport(actor, id, page));
  const t = await getTranslations('chambers');
  const ui = await getTranslations('ui');
  return (
    <div className="desk-page">
      <Breadcrumbs
        label={ui('breadcrumbs')}
        items={[
          { text: t('desk.title'), href: '/desk/chambers' },
          { text: found.chamber, href: `/desk/chambers/${found.chamberId}` },
          { text: t('desk.imports.title'), href: PATH },
          { text: found.fileName },
        ]}
      />
      <PageHead title={t('import.title')} note={`${found.fileName} · ${found.createdAt}`} />
      <RosterImportRecord found={found} page={page} path={`${PATH}/${id}`} locale="zh-CN" />
    </div>
  );
}
