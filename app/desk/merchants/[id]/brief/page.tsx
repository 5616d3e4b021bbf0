import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PaperView } from '@/components/papers/paper-view';
import { TakePaper } from '@/components/papers/take-paper';
import { Breadcrumbs, PageHead } from '@/components/ui/page-head';
import { getBriefPaper } from '@/lib/papers/queries/brief-paper';
import { requireActor } from '@/lib/server/current-actor';
import { env } from '@/lib/server/env';
import { guarded } from '@/lib/server/guarded';
import { uuidParam } from '@/lib/server/uuid-param';

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('papers.desk.brief');
  return { title: t('title') };
}

/** What to know before calling on a person: to read on a phone, and to take along on paper. */
export default async function BriefPage({ params, searchParams }: Props) {
  const actor = await requireActor();
  const id = uuidParam((await params).id);
  const { problem } = await searchParams;
  const { name, paper } = await guarded(() => getBriefPaper(actor, id));
  const t = await getTranslations('papers.desk.brief');
  const m = await getTranslations('merchants.desk');
  const ui = await getTranslations('ui');
  return (
    <div className="desk-page">
      <Breadcrumbs
        label={ui('breadcrumbs')}
        items={[
          { text: m('title'), href: '/desk/merchants' },
          { text: name, href: `/desk/merchants/${id}` },
          { text: t('act') },
        ]}
      />
      <PageHead title={paper.title} note={t('note')} />
      <TakePaper
        action={`${env.basePath}/api/exports/briefs/${id}`}
        title={t('make')}
        problem={typeof problem === 'string' ? problem : null}
      />
      <PaperView label={paper.title} blocks={paper.blocks} />
    </div>
  );
}
