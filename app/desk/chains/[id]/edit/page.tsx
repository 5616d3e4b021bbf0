import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { forbidden } from 'next/navigation';
import { ChainForm } from '@/components/chains/chain-form';
import { Breadcrumbs, PageHead } from '@/components/ui/page-head';
import { updateChainAction } from '@/lib/chains/actions';
import { getChain } from '@/lib/chains/queries/chains';
import { listPublicIndustryTags } from '@/lib/programme/queries';
import { listKeepableUnits } from '@/lib/units/queries-choices';
import { linkLines } from '@/lib/chains/rules';
import { requireActor } from '@/lib/server/current-actor';
import { guarded } from '@/lib/server/guarded';
import { uuidParam } from '@/lib/server/uuid-param';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('chains.desk'))('title') };
}

/** Changing a record; a newer version shows both sides. */
export default async function EditChainPage({ params }: Props) {
  const actor = await requireActor();
  const id = uuidParam((await params).id);
  const record = await guarded(() => getChain(actor, id));
  if (!record.can.update) forbidden();
  const [units, industries] = await Promise.all([listKeepableUnits(actor), listPublicIndustryTags()]);
  const t = await getTranslations('chains.desk');
  const ui = await getTranslations('ui');
  const {
    links,
    source: _s,
    can: _c,
    isPublic,
    isSample: _e,
    version: _v,
    id: _i,
    slug: _g,
    leadUnit: _l,
    ...columns
  } = record;
  const values = { ...columns, linkText: linkLines(links), isPublic: isPublic ? 'on' : null };
  const title = t('editTitle', { name: record.name });
  return (
    <div className="desk-page">
      <Breadcrumbs
        label={ui('breadcrumbs')}
        items={[
          { text: t('title'), href: '/desk/chains' },
          { text: record.name, href: `/desk/chains/${id}` },
          { text: title },
        ]}
      />
      <PageHead title={title} />
      <ChainForm
        action={updateChainAction}
        id={id}
        version={record.version}
        units={units}
        industries={industries}
        values={values}
      />
    </div>
  );
}
