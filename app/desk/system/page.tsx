import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { CalendarPart, ProgrammePart, RuntimePart } from '@/components/desk/system-parts';
import { LimitsPart } from '@/components/programme/limits-part';
import { TagsPart, TiersPart } from '@/components/programme/parameter-parts';
import { PageHead } from '@/components/ui/page-head';
import { listCalendarYears } from '@/lib/calendar/queries';
import { getPublicProgramme } from '@/lib/programme/queries';
import { getParameters } from '@/lib/programme/queries-parameters';
import { requireActor } from '@/lib/server/current-actor';
import { guarded } from '@/lib/server/guarded';
import { addressField } from '@/lib/shared/zod-fields';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const one = addressField(z.union([z.uuid(), z.literal('new')]));
const Query = z.object({ tag: one, tier: one });

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('system.desk');
  return { title: t('title') };
}

/** Parameters of the deployment, for the three administrators. */
export default async function SystemPage({ searchParams }: Props) {
  const actor = await requireActor();
  const { tag, tier } = Query.parse(await searchParams);
  const [parameters, years, programme] = await guarded(() =>
    Promise.all([getParameters(actor), listCalendarYears(actor), getPublicProgramme()]),
  );
  const t = await getTranslations('system.desk');
  return (
    <div className="desk-page">
      <PageHead title={t('title')} note={t('note')} />
      <ProgrammePart profile={programme.profile} isDemo={programme.isDemo} />
      <LimitsPart limits={parameters.limits} canChange={parameters.can.changeLimits} />
      <TagsPart rows={parameters.tags} open={tag} canChange={parameters.can.change} />
      <TiersPart rows={parameters.tiers} open={tier} canChange={parameters.can.change} />
      <CalendarPart years={years} />
      <RuntimePart />
    </div>
  );
}
