import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import {
  CalendarPart,
  ProgrammePart,
  RuntimePart,
  TagsPart,
  TiersPart,
} from '@/components/desk/system-parts';
import { PageHead } from '@/components/ui/page-head';
import { listCalendarYears } from '@/lib/calendar/queries';
import { getPublicProgramme } from '@/lib/programme/queries';
import { getParameters } from '@/lib/programme/queries-parameters';
import { requireActor } from '@/lib/server/current-actor';
import { guarded } from '@/lib/server/guarded';
import { addressField } from '@/lib/shared/zod-fields';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const Query = z.object({ tag: addressField(z.uuid()) });

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('system.desk');
  return { title: t('title') };
}

/** Parameters of the deployment, for the three administrators. */
export default async function SystemPage({ searchParams }: Props) {
  const actor = await requireActor();
  const { tag } = Query.parse(await searchParams);
  const [parameters, years, programme] = await guarded(() =>
    Promise.all([getParameters(actor), listCalendarYears(actor), getPublicProgramme()]),
  );
  const t = await getTranslations('system.desk');
  return (
    <div className="desk-page">
      <PageHead title={t('title')} note={t('note')} />
      <ProgrammePart profile={programme.profile} isDemo={programme.isDemo} />
      <TagsPart tags={parameters.tags} open={tag} canChange={parameters.can.change} />
      <TiersPart tiers={parameters.tiers} />
      <CalendarPart years={years} />
      <RuntimePart />
    </div>
  );
}
