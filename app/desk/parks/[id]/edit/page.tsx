import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { forbidden } from 'next/navigation';
import { ParkForm } from '@/components/parks/park-form';
import { Breadcrumbs, PageHead } from '@/components/ui/page-head';
import { updateParkAction } from '@/lib/parks/actions';
import { getPark } from '@/lib/parks/queries/parks';
import { listPublicChains } from '@/lib/chains/queries/public-chains';
import { listKeepableUnits } from '@/lib/units/queries-choices';
import { requireActor } from '@/lib/server/current-actor';
import { guarded } from '@/lib/server/guarded';
import { uuidParam } from '@/lib/server/uuid-param';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('parks.desk'))('title') };
}

/** Changing a record; a newer version shows both sides. */
export default async function EditParkPage({ params }: Props) {
  const actor = await requireActor();
  const id = uuidParam((await params).id);
  const record = await guarded(() => getPark(actor, id));
  if (!record.can.update) forbidden();
  const [units, chains] = await Promise.all([listKeepableUnits(actor), listPublicChains('zh-CN')]);
  const t = await getTranslations('parks.desk');
  const ui = await getTranslations('ui');
  const {
    chains: served,
    source: _s,
    can: _c,
    isPublic,
    isSample: _e,
    unit: _u,
    version: _v,
    id: _i,
    slug: _g,
    ...columns
  } = record;
  const values = {
    ...columns,
    chainIds: served.map((chain) => chain.id).join('\n'),
    isPublic: isPublic ? 'on' : null,
  };
  const title = t('editTitle', { name: record.name });
  return (
    <div className="desk-page">
      <Breadcrumbs
        label={ui('breadcrumbs')}
        items={[
          { text: t('title'), href: '/desk/parks' },
          { text: record.name, href: `/desk/parks/${id}` },
          { text: title },
        ]}
      />
      <PageHead title={title} />
      <ParkForm
        action={updateParkAction}
        id={id}
        version={record.version}
        units={units}
        chains={chains}
        values={values}
      />
    </div>
  );
}
