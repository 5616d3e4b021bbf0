import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ProposalList } from '@/components/chambers/proposal-list';
import { EmptyState } from '@/components/ui/empty-state';
import { Breadcrumbs, PageHead } from '@/components/ui/page-head';
import { Pager } from '@/components/ui/pager';
import { Tabs } from '@/components/ui/tabs';
import { listProposals } from '@/lib/chambers/queries/proposals';
import { ProposalPage } from '@/lib/chambers/search-params';
import { requireActor } from '@/lib/server/current-actor';
import { guarded } from '@/lib/server/guarded';
import { withQuery } from '@/lib/shared/search-query';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };
const PATH = '/desk/chambers/proposals';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('chambers.proposal'))('queue') };
}

/** The bureau's queue of what officers propose for the rosters that it keeps. */
export default async function ProposalsPage({ searchParams }: Props) {
  const actor = await requireActor();
  const page = ProposalPage.parse(await searchParams);
  const list = await guarded(() => listProposals(actor, page));
  const t = await getTranslations('chambers');
  const ui = await getTranslations('ui');
  const isDecided = page.state === 'decided';
  return (
    <div className="desk-page">
      <Breadcrumbs
        label={ui('breadcrumbs')}
        items={[{ text: t('desk.title'), href: '/desk/chambers' }, { text: t('proposal.queue') }]}
      />
      <PageHead title={t('proposal.queue')} note={t('desk.proposalsNote')} />
      <Tabs
        label={ui('views')}
        tabs={[
          { text: t('proposal.waiting'), href: PATH, current: !isDecided },
          { text: t('proposal.done'), href: `${PATH}?state=decided`, current: isDecided },
        ]}
      />
      {list.rows.length === 0 ? (
        <EmptyState title={t(isDecided ? 'proposal.nothingDone' : 'proposal.nothing')} />
      ) : (
        <ProposalList rows={list.rows} backTo={PATH} locale="zh-CN" withChamber />
      )}
      {list.previous || list.next ? (
        <Pager
          label={ui('pager.label')}
          previousText={ui('pager.previous')}
          nextText={ui('pager.next')}
          previousHref={
            list.previous ? withQuery(PATH, { state: page.state }, { before: list.previous }) : null
          }
          nextHref={list.next ? withQuery(PATH, { state: page.state }, { after: list.next }) : null}
        />
      ) : null}
    </div>
  );
}
