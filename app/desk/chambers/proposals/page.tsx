import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ProposalQueue } from '@/components/chambers/proposal-queue';
import { LinkButton } from '@/components/ui/button';
import { Breadcrumbs, PageHead } from '@/components/ui/page-head';
import { listProposals } from '@/lib/chambers/queries/proposals';
import { ProposalPage } from '@/lib/chambers/search-params';
import { requireActor } from '@/lib/server/current-actor';
import { guarded } from '@/lib/server/guarded';

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
  return (
    <div className="desk-page">
      <Breadcrumbs
        label={ui('breadcrumbs')}
        items={[{ text: t('desk.title'), href: '/desk/chambers' }, { text: t('proposal.queue') }]}
      />
      <PageHead
        title={t('proposal.queue')}
        note={t('desk.proposalsNote')}
        acts={<LinkButton href="/desk/chambers/imports">{t('desk.imports.open')}</LinkButton>}
      />
      <ProposalQueue list={list} page={page} path={PATH} locale="zh-CN" withChamber />
    </div>
  );
}
