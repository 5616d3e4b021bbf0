import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { BulletinList, ReceivedBulletins } from '@/components/chambers/bulletin-lists';
import { OfficerNav } from '@/components/chambers/officer-nav';
import { LinkButton } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHead, SectionHead } from '@/components/ui/page-head';
import { listBulletins } from '@/lib/chambers/queries/bulletins';
import { getOwnChamber } from '@/lib/chambers/queries/own-chamber';
import { countWaitingProposals } from '@/lib/chambers/queries/proposals';
import { listReceivedBulletins } from '@/lib/chambers/queries/received-bulletins';
import { localePath } from '@/lib/i18n/navigation';
import { toLocale } from '@/lib/i18n/routing';
import { requireActor } from '@/lib/server/current-actor';
import { guarded } from '@/lib/server/guarded';

export const dynamic = 'force-dynamic';

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({
    locale: toLocale((await params).locale),
    namespace: 'chambers.bulletin',
  });
  return { title: t('title') };
}

/** What the unit writes to the chamber, and what the chamber writes to its members. */
export default async function ChamberBulletinPage({ params }: Props) {
  const locale = toLocale((await params).locale);
  const actor = await requireActor('chamber_officer');
  const { chamber, received, own, waiting } = await guarded(async () => {
    const { chamber } = await getOwnChamber(actor);
    const [received, own, waiting] = await Promise.all([
      listReceivedBulletins(actor),
      listBulletins(actor),
      countWaitingProposals(actor, chamber.id),
    ]);
    return { chamber, received, own, waiting };
  });
  const t = await getTranslations({ locale, namespace: 'chambers.bulletin' });
  const hrefOf = (id: string): string => localePath(locale, `/chamber/bulletin/${id}`);
  return (
    <div className="wrap">
      <PageHead title={t('title')} note={chamber.name} />
      <OfficerNav current="bulletin" locale={locale} waiting={waiting} />
      <section className="section" aria-labelledby="received">
        <SectionHead id="received" title={t('received')} />
        {received.length === 0 ? (
          <p className="note">{t('noneReceived')}</p>
        ) : (
          <ReceivedBulletins rows={received} hrefOf={hrefOf} locale={locale} />
        )}
      </section>
      <section className="section" aria-labelledby="own">
        <SectionHead id="own" title={t('own')} />
        <p className="my-3">
          <LinkButton href={localePath(locale, '/chamber/bulletin/new')} look="primary">
            {t('new')}
          </LinkButton>
        </p>
        {own.length === 0 ? (
          <EmptyState level={3} title={t('none')}>
            {t('noneHint')}
          </EmptyState>
        ) : (
          <BulletinList rows={own} hrefOf={hrefOf} locale={locale} />
        )}
      </section>
    </div>
  );
}
