import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { EventBoard } from '@/components/events/event-board';
import { Breadcrumbs, PageHead } from '@/components/ui/page-head';
import { getBoard } from '@/lib/events/queries/board';
import { requireActor } from '@/lib/server/current-actor';
import { guarded } from '@/lib/server/guarded';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('events.desk.board'))('title') };
}

/** The progress of 三百行动: three counters to a hundred, with their definition beside them (D3). */
export default async function EventBoardPage() {
  const actor = await requireActor('clerk', 'chief', 'leader', 'filler', 'supervisor');
  const tracks = await guarded(() => getBoard(actor));
  const t = await getTranslations('events.desk');
  const ui = await getTranslations('ui');
  return (
    <div className="desk-page">
      <Breadcrumbs
        label={ui('breadcrumbs')}
        items={[{ text: t('title'), href: '/desk/events' }, { text: t('board.title') }]}
      />
      <PageHead title={t('board.title')} />
      <p className="max-w-[60em] text-ink-2">{t('board.note')}</p>
      <EventBoard tracks={tracks} />
    </div>
  );
}
