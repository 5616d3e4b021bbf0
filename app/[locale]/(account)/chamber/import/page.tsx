import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { OfficerNav } from '@/components/chambers/officer-nav';
import { RosterImportList, RosterImportSteps, RosterUpload } from '@/components/chambers/roster-import';
import { Notice } from '@/components/ui/notice';
import { PageHead } from '@/components/ui/page-head';
import { getOwnChamber } from '@/lib/chambers/queries/own-chamber';
import { countWaitingProposals } from '@/lib/chambers/queries/proposals';
import { listRosterImports } from '@/lib/chambers/queries/roster-imports';
import { toLocale } from '@/lib/i18n/routing';
import { requireActor } from '@/lib/server/current-actor';
import { env } from '@/lib/server/env';
import { guarded } from '@/lib/server/guarded';

export const dynamic = 'force-dynamic';

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: toLocale((await params).locale), namespace: 'chambers.import' });
  return { title: t('title') };
}

/** Bringing in the own roster from a sheet: the first step, and the imports so far. */
export default async function RosterImportPage({ params }: Props) {
  const locale = toLocale((await params).locale);
  const actor = await requireActor('chamber_officer');
  const { chamber, rows, waiting } = await guarded(async () => {
    const { chamber } = await getOwnChamber(actor);
    const [rows, waiting] = await Promise.all([
      listRosterImports(actor, chamber.id),
      countWaitingProposals(actor, chamber.id),
    ]);
    return { chamber, rows, waiting };
  });
  const t = await getTranslations({ locale, namespace: 'chambers.import' });
  return (
    <div className="wrap">
      <PageHead title={t('title')} note={chamber.name} />
      <OfficerNav current="import" locale={locale} waiting={waiting} />
      {chamber.can.writeRoster || chamber.can.proposeRoster ? (
        <>
          {chamber.can.proposeRoster ? <Notice tone="info">{t('byUnit')}</Notice> : null}
          <RosterImportSteps current="upload" locale={locale} />
          <RosterUpload chamberId={chamber.id} basePath={env.basePath} locale={locale} />
        </>
      ) : null}
      <section className="section" aria-labelledby="imports">
        <div className="section-head">
          <h2 id="imports">{t('history')}</h2>
        </div>
        <RosterImportList rows={rows} locale={locale} />
      </section>
    </div>
  );
}
