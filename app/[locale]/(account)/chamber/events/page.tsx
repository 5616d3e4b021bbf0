import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { OfficerNav } from '@/components/chambers/officer-nav';
import { ChamberEventList } from '@/components/events/chamber-events';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHead } from '@/components/ui/page-head';
import { getOwnChamber } from '@/lib/chambers/queries/own-chamber';
import { countWaitingProposals } from '@/lib/chambers/queries/proposals';
import { listChamberEvents } from '@/lib/events/queries/chamber-events';
import { toLocale } from '@/lib/i18n/routing';
import { requireActor } from '@/lib/server/current-actor';
import { guarded } from '@/lib/server/guarded';

export const dynamic = 'force-dynamic';

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: toLocale((await params).locale), namespace: 'events.chamber' });
  return { title: t('title') };
}

/** Events for which the officer may sign members up (B12). */
export default async function ChamberEventsPage({ params }: Props) {
  const locale = toLocale((await params).locale);
  const actor = await requireActor('chamber_officer');
  const { chamber, rows, waiting } = await guarded(async () => {
    const { chamber } = await getOwnChamber(actor);
    const [rows, waiting] = await Promise.all([
      listChamberEvents(actor),
      countWaitingProposals(actor, chamber.id),
    ]);
    return { chamber, rows, waiting };
  });
  const t = await getTranslations({ locale, namespace: 'events.chamber' });
  return (
    <div className="wrap">
      <PageHead title={t('title')} note={chamber.name} />
      <OfficerNav current="events" locale={locale} waiting={waiting} />
      <p className="note my-3">{t('note')}</p>
      {rows.length === 0 ? (
        <EmptyState title={t('none')}>{t('noneHint')}</EmptyState>
      ) : (
        <ChamberEventList rows={rows} locale={locale} />
      )}
    </div>
  );
}
