import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { forbidden } from 'next/navigation';
import { ChamberForm } from '@/components/chambers/chamber-form';
import { Breadcrumbs, PageHead } from '@/components/ui/page-head';
import { updateChamberAction } from '@/lib/chambers/actions';
import { getChamber, listChamberSources } from '@/lib/chambers/queries/get-chamber';
import { requireActor } from '@/lib/server/current-actor';
import { env } from '@/lib/server/env';
import { guarded } from '@/lib/server/guarded';
import { uuidParam } from '@/lib/server/uuid-param';
import { listKeepableUnits } from '@/lib/units/queries-choices';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('chambers.desk'))('title') };
}

/** Changing the facts of one chamber; a newer version shows both sides. */
export default async function EditChamberPage({ params }: Props) {
  const actor = await requireActor();
  const id = uuidParam((await params).id);
  const chamber = await guarded(() => getChamber(actor, id));
  if (!chamber.can.update) forbidden();
  const [units, sources] = await Promise.all([listKeepableUnits(actor), listChamberSources(actor)]);
  const t = await getTranslations('chambers.desk');
  const ui = await getTranslations('ui');
  const title = t('form.editTitle', { name: chamber.name });
  const { name, kind, registryNo, statusNote, cityName, address, secretariatPhone, presidentFirm } = chamber;
  const { statedMembers, statedQualifier, statedAsOf, statedSourceId, statedSourceText, statedQuote } =
    chamber;
  return (
    <div className="desk-page">
      <Breadcrumbs
        label={ui('breadcrumbs')}
        items={[
          { text: t('title'), href: '/desk/chambers' },
          { text: name, href: `/desk/chambers/${id}` },
          { text: title },
        ]}
      />
      <PageHead title={title} note={chamber.fileNo} />
      <ChamberForm
        action={updateChamberAction}
        id={id}
        version={chamber.version}
        values={{
          ...{ name, kind, registryNo, statusNote, cityName, address, secretariatPhone, presidentFirm },
          ...{ statedMembers, statedQualifier, statedAsOf, statedSourceId, statedSourceText, statedQuote },
          aliases: chamber.aliases.join('\n'),
          isPublic: chamber.isPublic ? 'on' : null,
          ownerUnitId: chamber.ownerUnitId,
          note: chamber.note,
        }}
        {...(chamber.placeId ? { place: { value: chamber.placeId, text: chamber.place ?? '' } } : {})}
        basePath={env.basePath}
        sources={sources}
        units={units}
      />
    </div>
  );
}
