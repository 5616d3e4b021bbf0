import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { forbidden } from 'next/navigation';
import { UnitForm } from '@/components/units/unit-form';
import { Breadcrumbs, PageHead } from '@/components/ui/page-head';
import { requireActor } from '@/lib/server/current-actor';
import { env } from '@/lib/server/env';
import { canChangeUnits } from '@/lib/units/policy';
import { listUnits } from '@/lib/units/queries';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('units.desk');
  return { title: t('form.createTitle') };
}

/** A new unit. */
export default async function NewUnitPage() {
  const actor = await requireActor();
  if (!canChangeUnits(actor)) forbidden();
  const units = await listUnits(actor);
  const t = await getTranslations('units.desk');
  const ui = await getTranslations('ui');
  return (
    <div className="desk-page">
      <Breadcrumbs
        label={ui('breadcrumbs')}
        items={[{ text: t('title'), href: '/desk/units' }, { text: t('form.createTitle') }]}
      />
      <PageHead title={t('form.createTitle')} />
      <UnitForm units={units} basePath={env.basePath} />
    </div>
  );
}
