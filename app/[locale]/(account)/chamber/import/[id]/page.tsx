import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { RosterImportSteps } from '@/components/chambers/roster-import';
import { RosterDone, RosterMapping, RosterReview } from '@/components/chambers/roster-import-steps';
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
  const { counts } = found;
  const isOpen = found.can.write && (found.state === 'mapping' || found.state === 'ready');
  return (
    <div className="wrap">
      <Breadcrumbs
        label={ui('breadcrumbs')}
        items={[{ text: t('title'), href: localePath(locale, '/chamber/import') }, { text: found.fileName }]}
      />
      <PageHead title={t('title')} note={`${found.fileName} · ${found.createdAt}`} />
      <RosterImportSteps
        current={isOpen ? (found.state === 'mapping' ? 'map' : 'review') : 'done'}
        locale={locale}
      />
      {isOpen && found.state === 'mapping' ? <RosterMapping found={found} locale={locale} /> : null}
      {isOpen && found.state === 'ready' && counts ? (
        <>
          <RosterReview found={found} counts={counts} page={page} path={path} locale={locale} />
          <details className="section">
            <summary className="inline-block min-h-11 cursor-pointer py-2 underline decoration-gold underline-offset-4">
              {t('mapAgain')}
            </summary>
            <RosterMapping found={found} locale={locale} />
          </details>
        </>
      ) : null}
      {isOpen ? null : <RosterDone found={found} path={path} locale={locale} />}
    </div>
  );
}
