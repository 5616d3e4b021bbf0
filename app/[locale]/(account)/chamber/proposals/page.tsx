import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { OfficerNav } from '@/components/chambers/officer-nav';
import { ProposalQueue } from '@/components/chambers/proposal-queue';
import { PageHead } from '@/components/ui/page-head';
import { getOwnChamber } from '@/lib/chambers/queries/own-chamber';
import { countWaitingProposals, listChamberProposals } from '@/lib/chambers/queries/proposals';
import { ProposalPage } from '@/lib/chambers/search-params';
import { localePath } from '@/lib/i18n/navigation';
import { toLocale } from '@/lib/i18n/routing';
import { requireActor } from '@/lib/server/current-actor';
import { guarded } from '@/lib/server/guarded';

export const dynamic = 'force-dynamic';

type Props = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({
    locale: toLocale((await params).locale),
    namespace: 'chambers.proposal',
  });
  return { title: t('title') };
}

/** What the officer has proposed, and what became of it. */
export default async function ChamberProposalsPage({ params, searchParams }: Props) {
  const locale = toLocale((await params).locale);
  const actor = await requireActor('chamber_officer');
  const page = ProposalPage.parse(await searchParams);
  const { chamber, list, waiting } = await guarded(async () => {
    const { chamber } = await getOwnChamber(actor);
    const [list, waiting] = await Promise.all([
      listChamberProposals(actor, chamber.id, page),
      countWaitingProposals(actor, chamber.id),
    ]);
    return { chamber, list, waiting };
  });
  const t = await getTranslations({ locale, namespace: 'chambers.proposal' });
  const path = localePath(locale, '/chamber/proposals');
  return (
    <div className="wrap">
      <PageHead title={t('title')} note={chamber.name} />
      <OfficerNav current="proposals" locale={locale} waiting={waiting} />
      <p className="note">{t(chamber.can.proposeRoster ? 'noteOfficer' : 'noteDirect')}</p>
      <ProposalQueue list={list} page={page} path={path} locale={locale} />
    </div>
  );
}
