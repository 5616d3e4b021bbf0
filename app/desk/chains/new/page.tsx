import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { forbidden } from 'next/navigation';
import { ChainForm } from '@/components/chains/chain-form';
import { Breadcrumbs, PageHead } from '@/components/ui/page-head';
import { createChainAction } from '@/lib/chains/actions';
import { canWriteChains } from '@/lib/chains/policy';
import { listPublicIndustryTags } from '@/lib/programme/queries';
import { listKeepableUnits } from '@/lib/units/queries-choices';
import { requireActor } from '@/lib/server/current-actor';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('chains.desk'))('newTitle') };
}

/** A new record; the choices are those of the writer's scope. */
export default async function NewChainPage() {
  const actor = await requireActor();
  if (!canWriteChains(actor)) forbidden();
  const [units, industries] = await Promise.all([listKeepableUnits(actor), listPublicIndustryTags()]);
  const t = await getTranslations('chains.desk');
  const ui = await getTranslations('ui');
  return (
    <div className="desk-page">
      <Breadcrumbs
        label={ui('breadcrumbs')}
        items={[{ text: t('title'), href: '/desk/chains' }, { text: t('newTitle') }]}
      />
      <PageHead title={t('newTitle')} />
      <ChainForm
        action={createChainAction}
        units={units}
        industries={industries}
        values={{ isPublic: 'on' }}
      />
    </div>
  );
}
