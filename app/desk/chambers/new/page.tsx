import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { forbidden } from 'next/navigation';
import { ChamberForm } from '@/components/chambers/chamber-form';
import { Breadcrumbs, PageHead } from '@/components/ui/page-head';
import { createChamberAction } from '@/lib/chambers/actions';
import { canCreateChambers } from '@/lib/chambers/policy';
import { listChamberSources } from '@/lib/chambers/queries/get-chamber';
import { requireActor } from '@/lib/server/current-actor';
import { env } from '@/lib/server/env';
import { listKeepableUnits } from '@/lib/units/queries-choices';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('chambers.desk.form'))('createTitle') };
}

/** Entering one chamber. */
export default async function NewChamberPage() {
  const actor = await requireActor();
  if (!canCreateChambers(actor)) forbidden();
  const [units, sources] = await Promise.all([listKeepableUnits(actor), listChamberSources(actor)]);
  const t = await getTranslations('chambers.desk');
  const ui = await getTranslations('ui');
  return (
    <div className="desk-page">
      <Breadcrumbs
        label={ui('breadcrumbs')}
        items={[{ text: t('title'), href: '/desk/chambers' }, { text: t('form.createTitle') }]}
      />
      <PageHead title={t('form.createTitle')} />
      <ChamberForm
        action={createChamberAction}
        values={{ kind: 'own', status: 'preparing', statedQualifier: 'exact', ownerUnitId: actor.unitId }}
        basePath={env.basePath}
        sources={sources}
        units={units}
      />
    </div>
  );
}
