import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { forbidden } from 'next/navigation';
import { MerchantForm } from '@/components/merchants/merchant-form';
import { Breadcrumbs, PageHead } from '@/components/ui/page-head';
import { updateMerchantAction } from '@/lib/merchants/actions';
import { isHidden } from '@/lib/merchants/policy';
import { getMerchant } from '@/lib/merchants/queries/get-merchant';
import { merchantFormValues } from '@/lib/merchants/rules-form';
import { listPublicIndustryTags, listPublicTiers } from '@/lib/programme/queries';
import { requireActor } from '@/lib/server/current-actor';
import { env } from '@/lib/server/env';
import { guarded } from '@/lib/server/guarded';
import { uuidParam } from '@/lib/server/uuid-param';
import { listKeepableUnits } from '@/lib/units/queries-choices';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('merchants.desk'))('title') };
}

/** Changing one person; a newer version shows both sides. */
export default async function EditMerchantPage({ params }: Props) {
  const actor = await requireActor();
  const id = uuidParam((await params).id);
  const merchant = await guarded(() => getMerchant(actor, id));
  if (!merchant.can.update) forbidden();
  const [units, tiers, industries] = await Promise.all([
    listKeepableUnits(actor),
    listPublicTiers(),
    listPublicIndustryTags(),
  ]);
  const t = await getTranslations('merchants.desk');
  const ui = await getTranslations('ui');
  const title = t('form.editTitle', { name: merchant.name });
  return (
    <div className="desk-page">
      <Breadcrumbs
        label={ui('breadcrumbs')}
        items={[
          { text: t('title'), href: '/desk/merchants' },
          { text: merchant.name, href: `/desk/merchants/${id}` },
          { text: title },
        ]}
      />
      <PageHead title={title} note={merchant.fileNo} />
      <MerchantForm
        action={updateMerchantAction}
        id={id}
        version={merchant.version}
        values={merchantFormValues(merchant)}
        contactPoints={merchant.contactPoints}
        {...(merchant.hometownId
          ? { hometown: { value: merchant.hometownId, text: merchant.hometown ?? '' } }
          : {})}
        {...(merchant.residenceId
          ? { residence: { value: merchant.residenceId, text: merchant.residence ?? '' } }
          : {})}
        posts={merchant.posts}
        stations={[...merchant.life, ...merchant.politicalOffices]}
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
