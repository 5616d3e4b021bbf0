import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { HandoverTable, HolderTable } from '@/components/handovers/handover-table';
import { PageHead, SectionHead } from '@/components/ui/page-head';
import { Pager } from '@/components/ui/pager';
import { canHandOver } from '@/lib/handovers/policy';
import { listHandovers } from '@/lib/handovers/queries/handovers';
import { listHolders } from '@/lib/handovers/queries/holdings';
import { HandoverPage } from '@/lib/handovers/search-params';
import { requireActor } from '@/lib/server/current-actor';
import { guarded } from '@/lib/server/guarded';
import { withQuery } from '@/lib/shared/search-query';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const PATH = '/desk/handovers';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('handovers.desk'))('title') };
}

/** Who has what in hand, and the hand-overs that were made: a chief's units, everybody else's own line. */
export default async function HandoversPage({ searchParams }: Props) {
  const actor = await requireActor();
  const page = HandoverPage.parse(await searchParams);
  const [holders, list] = await guarded(() => Promise.all([listHolders(actor), listHandovers(actor, page)]));
  const t = await getTranslations('handovers.desk');
  const ui = await getTranslations('ui.pager');
  return (
    <div className="desk-page">
      <PageHead title={t('title')} note={t(canHandOver(actor) ? 'listNote' : 'ownNote')} />
      <section className="part" aria-labelledby="holders">
        <SectionHead id="holders" title={t('holders')} />
        <HolderTable rows={holders} />
      </section>
      {list.rows.length > 0 ? (
        <section className="part" aria-labelledby="made">
          <SectionHead id="made" title={t('listCaption')} />
          <HandoverTable rows={list.rows} />
        </section>
      ) : null}
      <Pager
        label={ui('label')}
        previousText={ui('previous')}
        nextText={ui('next')}
        previousHref={list.previous ? withQuery(PATH, {}, { before: list.previous }) : null}
        nextHref={list.next ? withQuery(PATH, {}, { after: list.next }) : null}
      />
    </div>
  );
}
