import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { MerchantForm } from '@/components/merchants/merchant-form';
import { Breadcrumbs, PageHead } from '@/components/ui/page-head';
import { createMerchantAction } from '@/lib/merchants/actions';
import { canCreateMerchants, isHidden } from '@/lib/merchants/policy';
import { listPublicIndustryTags, listPublicTiers } from '@/lib/programme/queries';
import { requireActor } from '@/lib/server/current-actor';
import { env } from '@/lib/server/env';
import { forbidden } from 'next/navigation';
import { listKeepableUnits } from '@/lib/units/queries-choices';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('merchants.desk.form'))('createTitle') };
}

/** Entering one person. */
export default async function NewMerchantPage() {
  const actor = await requireActor();
  if (!canCreateMerchants(actor)) forbidden();
  const [units, tiers, industries] = await Promise.all([
    listKeepableUnits(actor),
    listPublicTiers(),
    listPublicIndustryTags(),
  ]);
  const t = await getTranslations('merchants.desk');
  const ui = await getTranslations('ui');
  return (
    <div className="desk-page">
      <Breadcrumbs
        label={ui('breadcrumbs')}
        items={[{ text: t('title'), href: '/desk/merchants' }, { text: t('form.createTitle') }]}
      />
      <PageHead title={t('form.createTitle')} />
      <MerchantForm
        action={createMerchantAction}
        values={{ ownerUnitId: actor.unitId }}
        contactPoints={[]}
        posts={[]}
        stations={[]}
        hidesOffices={isHidden(actor, 'politicalOffices')}
        industries={industries}
        strengths={tiers.strength}
        influences={tiers.influence}
        units={units}
        basePath={env.basePath}
      />
    </div>
  );
}
