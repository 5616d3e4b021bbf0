import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { forbidden } from 'next/navigation';
import { OfferForm } from '@/components/offers/offer-form';
import { Breadcrumbs, PageHead } from '@/components/ui/page-head';
import { updateOfferAction } from '@/lib/offers/actions';
import { getOffer } from '@/lib/offers/queries/offers';
import { listPublicChains } from '@/lib/chains/queries/public-chains';
import { listPublicParks } from '@/lib/parks/queries/public-parks';
import { listKeepableUnits } from '@/lib/units/queries-choices';
import { requireActor } from '@/lib/server/current-actor';
import { guarded } from '@/lib/server/guarded';
import { uuidParam } from '@/lib/server/uuid-param';

type Props = { params: Promise<{ id: string }> };

/** The columns that the form has, as text. */
function plainValues(record: Awaited<ReturnType<typeof getOffer>>): Record<string, string | null> {
  const { title, ownerUnitId, chainId, parkId, countyName, investmentWan, landMu, plantSqm } = record;
  const { content, cooperation, conditions, benefit, contactUnitId, contactText } = record;
  return {
    title,
    ownerUnitId,
    chainId,
    parkId,
    countyName,
    investmentWan,
    landMu,
    plantSqm,
    content,
    cooperation,
    conditions,
    benefit,
    contactUnitId,
    contactText,
  };
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('offers.desk'))('title') };
}

/** Changing a record; a newer version shows both sides. */
export default async function EditOfferPage({ params }: Props) {
  const actor = await requireActor();
  const id = uuidParam((await params).id);
  const record = await guarded(() => getOffer(actor, id));
  if (!record.can.edit) forbidden();
  const [units, chains, parks] = await Promise.all([
    listKeepableUnits(actor),
    listPublicChains('zh-CN'),
    listPublicParks('zh-CN'),
  ]);
  const t = await getTranslations('offers.desk');
  const ui = await getTranslations('ui');
  const title = t('editTitle', { title: record.title });
  return (
    <div className="desk-page">
      <Breadcrumbs
        label={ui('breadcrumbs')}
        items={[
          { text: t('title'), href: '/desk/offers' },
          { text: record.title, href: `/desk/offers/${id}` },
          { text: title },
        ]}
      />
      <PageHead title={title} />
      <OfferForm
        action={updateOfferAction}
        id={id}
        version={record.version}
        units={units}
        chains={chains}
        parks={parks}
        values={{ ...plainValues(record), fillsGap: record.fillsGap ? 'on' : null }}
      />
    </div>
  );
}
