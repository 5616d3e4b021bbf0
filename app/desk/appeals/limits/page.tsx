import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { AppealLimits } from '@/components/appeals/appeal-limits';
import { Breadcrumbs, PageHead } from '@/components/ui/page-head';
import { getAppealLimits } from '@/lib/appeals/queries/limits';
import { requireActor } from '@/lib/server/current-actor';
import { guarded } from '@/lib/server/guarded';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('appeals.desk.limits'))('title') };
}

/** Within how many workdays appeals are taken on, answered and settled. */
export default async function AppealLimitsPage() {
  const actor = await requireActor('clerk', 'chief', 'leader', 'filler');
  const limits = await guarded(() => getAppealLimits(actor));
  const t = await getTranslations('appeals.desk');
  const ui = await getTranslations('ui');
  return (
    <div className="desk-page">
      <Breadcrumbs
        label={ui('breadcrumbs')}
        items={[{ text: t('title'), href: '/desk/appeals' }, { text: t('limits.title') }]}
      />
      <PageHead title={t('limits.title')} />
      <AppealLimits {...limits} />
    </div>
  );
}
