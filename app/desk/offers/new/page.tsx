import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { forbidden } from 'next/navigation';
import { OfferForm } from '@/components/offers/offer-form';
import { Breadcrumbs, PageHead } from '@/components/ui/page-head';
import { createOfferAction } from '@/lib/offers/actions';
import { canWriteOffers } from '@/lib/offers/policy';
import { listPublicChains } from '@/lib/chains/queries/public-chains';
import { listPublicParks } from '@/lib/parks/queries/public-parks';
import { listKeepableUnits } from '@/lib/units/queries-choices';
import { requireActor } from '@/lib/server/current-actor';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('offers.desk'))('newTitle') };
}

/** A new record; the choices are those of the writer's scope. */
export default async function NewOfferPage() {
  const actor = await requireActor();
  if (!canWriteOffers(actor)) forbidden();
  const [units, chains, parks] = await Promise.all([
    listKeepableUnits(actor),
    listPublicChains('zh-CN'),
    listPublicParks('zh-CN'),
  ]);
  const t = await getTranslations('offers.desk');
  const ui = await getTranslations('ui');
  return (
    <div className="desk-page">
      <Breadcrumbs
        label={ui('breadcrumbs')}
        items={[{ text: t('title'), href: '/desk/offers' }, { text: t('newTitle') }]}
      />
      <PageHead title={t('newTitle')} />
      <OfferForm
        action={createOfferAction}
        units={units}
        chains={chains}
        parks={parks}
        values={{ ownerUnitId: actor.unitId }}
      />
    </div>
  );
}
