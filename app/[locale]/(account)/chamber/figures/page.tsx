import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { OfficerNav } from '@/components/chambers/officer-nav';
import { ChamberContribution, ChamberStanding } from '@/components/desk/chamber-contribution';
import { ChamberCounts } from '@/components/desk/chamber-figures';
import { PageHead } from '@/components/ui/page-head';
import { countWaitingProposals } from '@/lib/chambers/queries/proposals';
import { getChamberFigures } from '@/lib/desk/queries-chamber';
import { toLocale } from '@/lib/i18n/routing';
import { requireActor } from '@/lib/server/current-actor';
import { guarded } from '@/lib/server/guarded';

export const dynamic = 'force-dynamic';

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: toLocale((await params).locale), namespace: 'account.chamber' });
  return { title: t('title') };
}

/** The own chamber in figures; each opens to its rows. */
export default async function ChamberFiguresPage({ params }: Props) {
  const locale = toLocale((await params).locale);
  const actor = await requireActor('chamber_officer');
  const { figures, waiting } = await guarded(async () => {
    const figures = await getChamberFigures(actor);
    return { figures, waiting: await countWaitingProposals(actor, figures.own.chamber.id) };
  });
  const t = await getTranslations({ locale, namespace: 'account.chamber' });
  return (
    <div className="wrap">
      <PageHead title={t('title')} note={figures.own.chamber.name} />
      <OfficerNav current="figures" locale={locale} waiting={waiting} />
      <ChamberCounts figures={figures} locale={locale} />
      <ChamberContribution figures={figures} locale={locale} />
      <ChamberStanding figures={figures} locale={locale} />
    </div>
  );
}
