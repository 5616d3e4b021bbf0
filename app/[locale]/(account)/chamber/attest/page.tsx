import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { AttestationList, AttestForm } from '@/components/chambers/attestations';
import { OfficerNav } from '@/components/chambers/officer-nav';
import { RosterReminders } from '@/components/chambers/roster-reminders';
import { Notice } from '@/components/ui/notice';
import { PageHead } from '@/components/ui/page-head';
import { listAttestations } from '@/lib/chambers/queries/attestations';
import { getOwnChamber } from '@/lib/chambers/queries/own-chamber';
import { countWaitingProposals } from '@/lib/chambers/queries/proposals';
import { localePath } from '@/lib/i18n/navigation';
import { toLocale } from '@/lib/i18n/routing';
import { requireActor } from '@/lib/server/current-actor';
import { env } from '@/lib/server/env';
import { guarded } from '@/lib/server/guarded';

export const dynamic = 'force-dynamic';

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: toLocale((await params).locale), namespace: 'chambers.attest' });
  return { title: t('title') };
}

/** 已核对: the quarter's attestation of the own roster, and those given before. */
export default async function ChamberAttestPage({ params }: Props) {
  const locale = toLocale((await params).locale);
  const actor = await requireActor('chamber_officer');
  const { own, given, waiting } = await guarded(async () => {
    const own = await getOwnChamber(actor);
    const [given, waiting] = await Promise.all([
      listAttestations(actor, own.chamber.id),
      countWaitingProposals(actor, own.chamber.id),
    ]);
    return { own, given, waiting };
  });
  const t = await getTranslations({ locale, namespace: 'chambers.attest' });
  const { chamber } = own;
  const isGiven = given.rows.some((row) => row.quarter === given.quarter);
  return (
    <div className="wrap">
      <PageHead title={t('title')} note={chamber.name} />
      <OfficerNav current="attest" locale={locale} waiting={waiting} />
      <RosterReminders
        reminders={own.reminders.filter((one) => !one.kind.startsWith('term'))}
        locale={locale}
      />
      {isGiven ? (
        <Notice tone="good">{t('given')}</Notice>
      ) : chamber.countedMembers ? (
        <AttestForm
          chamberId={chamber.id}
          chamber={chamber.name}
          members={chamber.countedMembers}
          quarter={given.quarter}
          backTo={localePath(locale, '/chamber/attest')}
          basePath={env.basePath}
          locale={locale}
        />
      ) : null}
      <section className="section" aria-labelledby="given">
        <div className="section-head">
          <h2 id="given">{t('history')}</h2>
        </div>
        <AttestationList given={given} basePath={env.basePath} locale={locale} />
      </section>
    </div>
  );
}
