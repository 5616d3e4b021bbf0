import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { LogFiltersBar } from '@/components/audit/log-filters';
import { LogTable } from '@/components/audit/log-table';
import { VerificationPanel } from '@/components/audit/verification-panel';
import { LedgerPage } from '@/components/tables/ledger-page';
import { PageHead } from '@/components/ui/page-head';
import { Pager } from '@/components/ui/pager';
import { Tabs } from '@/components/ui/tabs';
import { listChanges } from '@/lib/audit/queries';
import { LogPage } from '@/lib/audit/search-params';
import { requireActor } from '@/lib/server/current-actor';
import { env } from '@/lib/server/env';
import { guarded } from '@/lib/server/guarded';
import { withQuery } from '@/lib/shared/search-query';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const PATH = '/desk/audit';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('audit.desk');
  return { title: t('title') };
}

/** The log and the verification of its chain, for the auditor alone. */
export default async function AuditPage({ searchParams }: Props) {
  const actor = await requireActor();
  const { tab, ...filters } = LogPage.parse(await searchParams);
  const list = await guarded(() => listChanges(actor, filters));
  const t = await getTranslations('audit.desk');
  const ui = await getTranslations('ui');
  const head = (
    <>
      <PageHead title={t('title')} />
      <Tabs
        label={ui('views')}
        tabs={[
          { text: t('views.log'), href: PATH, current: tab === undefined },
          {
            text: t('views.verification'),
            href: `${PATH}?tab=verification`,
            current: tab === 'verification',
          },
        ]}
      />
    </>
  );
  if (tab === 'verification') {
    return (
      <div className="desk-page">
        {head}
        <VerificationPanel actor={actor} />
      </div>
    );
  }
  return (
    <LedgerPage
      head={
        <>
          {head}
          <LogFiltersBar filters={filters} basePath={env.basePath} />
        </>
      }
      table={<LogTable rows={list.rows} />}
      pager={
        <Pager
          label={ui('pager.label')}
          previousText={ui('pager.previous')}
          nextText={ui('pager.next')}
          previousHref={filters.after ? withQuery(PATH, filters, {}) : null}
          nextHref={list.next ? withQuery(PATH, filters, { after: list.next }) : null}
        />
      }
      keys={[
        [['J', 'K'], ui('keys.move')],
        [['Enter'], ui('keys.open')],
      ]}
    />
  );
}
