import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ContributionRows } from '@/components/indicators/chamber-contribution';
import { Breadcrumbs, PageHead } from '@/components/ui/page-head';
import { getChamberContribution } from '@/lib/indicators/queries/chamber-contribution';
import { ContributionPage } from '@/lib/indicators/search-params';
import { requireActor } from '@/lib/server/current-actor';
import { guarded } from '@/lib/server/guarded';
import { uuidParam } from '@/lib/server/uuid-param';

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('indicators.desk.chambers'))('title') };
}

/** The rows behind what one chamber has brought. */
export default async function ChamberContributionPage({ params, searchParams }: Props) {
  const actor = await requireActor();
  const id = uuidParam((await params).id);
  const { year } = ContributionPage.parse(await searchParams);
  const found = await guarded(() => getChamberContribution(actor, id, year));
  const t = await getTranslations('indicators.desk.chambers');
  const chambers = await getTranslations('chambers.desk');
  const ui = await getTranslations('ui');
  return (
    <div className="desk-page">
      <Breadcrumbs
        label={ui('breadcrumbs')}
        items={[
          { text: chambers('title'), href: '/desk/chambers' },
          { text: found.chamber.name, href: `/desk/chambers/${id}` },
          { text: t('title') },
        ]}
      />
      <PageHead
        title={t('of', { name: found.chamber.name })}
        note={year ? t('year', { year: String(year) }) : t('ever')}
      />
      <ContributionRows found={found} year={year} />
    </div>
  );
}
