import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { forbidden } from 'next/navigation';
import { ParkForm } from '@/components/parks/park-form';
import { Breadcrumbs, PageHead } from '@/components/ui/page-head';
import { createParkAction } from '@/lib/parks/actions';
import { canWriteParks } from '@/lib/parks/policy';
import { listPublicChains } from '@/lib/chains/queries/public-chains';
import { listKeepableUnits } from '@/lib/units/queries-choices';
import { requireActor } from '@/lib/server/current-actor';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('parks.desk'))('newTitle') };
}

/** A new record; the choices are those of the writer's scope. */
export default async function NewParkPage() {
  const actor = await requireActor();
  if (!canWriteParks(actor)) forbidden();
  const [units, chains] = await Promise.all([listKeepableUnits(actor), listPublicChains('zh-CN')]);
  const t = await getTranslations('parks.desk');
  const ui = await getTranslations('ui');
  return (
    <div className="desk-page">
      <Breadcrumbs
        label={ui('breadcrumbs')}
        items={[{ text: t('title'), href: '/desk/parks' }, { text: t('newTitle') }]}
      />
      <PageHead title={t('newTitle')} />
      <ParkForm
        action={createParkAction}
        units={units}
        chains={chains}
        values={{ ownerUnitId: actor.unitId, isPublic: 'on' }}
      />
    </div>
  );
}
