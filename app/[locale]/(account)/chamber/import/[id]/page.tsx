import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { RosterImportRecord } from '@/components/chambers/roster-import-record';
import { Breadcrumbs, PageHead } from '@/components/ui/page-head';
import { getRosterImport } from '@/lib/chambers/queries/roster-imports';
import { RosterRowsPage } from '@/lib/chambers/search-params';
import { localePath } from '@/lib/i18n/navigation';
import { toLocale } from '@/lib/i18n/routing';
import { requireActor } from '@/lib/server/current-actor';
import { guarded } from '@/lib/server/guarded';
import { uuidParam } from '@/lib/server/uuid-param';

export const dynamic = 'force-dynamic';

type Props = {
  params: Promise<{ locale: string; id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: toLocale((await params).locale), namespace: 'chambers.import' });
  return { title: t('title') };
}

/** One import at the step where it stands: columns, preview, result. Another chamber's does not exist. */
export default async function RosterImportRecordPage({ params, searchParams }: Props) {
  const given = await params;
  const locale = toLocale(given.locale);
  const actor = await requireActor('chamber_officer');
  const id = uuidParam(given.id);
  const page = RosterRowsPage.parse(await searchParams);
  const found = await guarded(() => getRosterImport(actor, id, page));
  const t = await getTranslations({ locale, namespace: 'chambers.import' });
  const ui = await getTranslations({ locale, namespace: 'ui' });
  const path = localePath(locale, `/chamber/import/${id}`);
  return (
    <div className="wrap">
      <Breadcrumbs
        label={ui('breadcrumbs')}
        items={[{ text: t('title'), href: localePath(locale, '/chamber/import') }, { text: found.fileName }]}
      />
      <PageHead title={t('title')} note={`${found.fileName} · ${found.createdAt}`} />
      <RosterImportRecord found={found} page={page} path={path} locale={locale} />
    </div>
  );
}
