import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { forbidden } from 'next/navigation';
import { UnitForm } from '@/components/units/unit-form';
import { Breadcrumbs, PageHead } from '@/components/ui/page-head';
import { requireActor } from '@/lib/server/current-actor';
import { env } from '@/lib/server/env';
import { guarded } from '@/lib/server/guarded';
import { uuidParam } from '@/lib/server/uuid-param';
import { getUnit, listUnits } from '@/lib/units/queries';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('units.desk');
  return { title: t('record.edit') };
}

/** Renaming, moving or ending a unit. */
export default async function EditUnitPage({ params }: Props) {
  const actor = await requireActor();
  const id = uuidParam((await params).id);
  const [unit, units] = await guarded(() => Promise.all([getUnit(actor, id), listUnits(actor)]));
  if (!unit.can.change) forbidden();
  const t = await getTranslations('units.desk');
  const ui = await getTranslations('ui');
  const title = t('form.editTitle', { name: unit.name });
  return (
    <div className="desk-page">
      <Breadcrumbs
        label={ui('breadcrumbs')}
        items={[
          { text: t('title'), href: '/desk/units' },
          { text: unit.name, href: `/desk/units/${id}` },
          { text: t('record.edit') },
        ]}
      />
      <PageHead title={title} />
      <UnitForm units={units} unit={unit} basePath={env.basePath} />
    </div>
  );
}
