import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { OwnEvents } from '@/components/events/own-events';
import { LinkButton } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHead } from '@/components/ui/page-head';
import { listOwnEvents } from '@/lib/events/queries/own-events';
import { localePath } from '@/lib/i18n/navigation';
import { toLocale } from '@/lib/i18n/routing';
import { requireActor } from '@/lib/server/current-actor';
import { guarded } from '@/lib/server/guarded';

export const dynamic = 'force-dynamic';

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: toLocale((await params).locale), namespace: 'events.own' });
  return { title: t('title') };
}

/** Events to which the person is invited or may sign up, with the own answer. */
export default async function OwnEventsPage({ params }: Props) {
  const locale = toLocale((await params).locale);
  const actor = await requireActor();
  const rows = await guarded(() => listOwnEvents(actor));
  const t = await getTranslations({ locale, namespace: 'events.own' });
  return (
    <div className="wrap own-page">
      <PageHead
        title={t('title')}
        note={t('note')}
        acts={<LinkButton href={localePath(locale, '/my')}>{t('back')}</LinkButton>}
      />
      {rows.length === 0 ? (
        <EmptyState title={t('none')}>{t('noneHint')}</EmptyState>
      ) : (
        <OwnEvents rows={rows} locale={locale} />
      )}
    </div>
  );
}
