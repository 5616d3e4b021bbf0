import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ContributionRanking } from '@/components/indicators/chamber-contribution';
import { Breadcrumbs, PageHead } from '@/components/ui/page-head';
import { Tabs } from '@/components/ui/tabs';
import { listChamberContributions } from '@/lib/indicators/queries/chamber-contribution';
import { ContributionPage } from '@/lib/indicators/search-params';
import { requireActor } from '@/lib/server/current-actor';
import { guarded } from '@/lib/server/guarded';
import { today } from '@/lib/shared/dates';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };
const PATH = '/desk/chambers/contribution';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('indicators.desk.chambers'))('title') };
}

/** What chambers have brought, in the order of a rule that is printed above (B8). */
export default async function ChamberContributionsPage({ searchParams }: Props) {
  const actor = await requireActor();
  const { year } = ContributionPage.parse(await searchParams);
  const rows = await guarded(() => listChamberContributions(actor, year));
  const t = await getTranslations('indicators.desk.chambers');
  const chambers = await getTranslations('chambers.desk');
  const ui = await getTranslations('ui');
  const now = Number(today().slice(0, 4));
  return (
    <div className="desk-page">
      <Breadcrumbs
        label={ui('breadcrumbs')}
        items={[{ text: chambers('title'), href: '/desk/chambers' }, { text: t('title') }]}
      />
      <PageHead title={t('title')} note={t('note')} />
      <Tabs
        label={ui('views')}
        tabs={[
          { text: t('ever'), href: PATH, current: !year },
          ...[now, now - 1, now - 2].map((one) => ({
            text: t('year', { year: String(one) }),
            href: `${PATH}?year=${one}`,
            current: year === one,
          })),
        ]}
      />
      <ContributionRanking rows={rows} year={year} />
    </div>
  );
}
