import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { forbidden } from 'next/navigation';
import { EventForm } from '@/components/events/event-form';
import { Breadcrumbs, PageHead } from '@/components/ui/page-head';
import { updateEventAction } from '@/lib/events/actions';
import { getEventChoices } from '@/lib/events/queries/choices';
import { getEventForm } from '@/lib/events/queries/get-event';
import { requireActor } from '@/lib/server/current-actor';
import { env } from '@/lib/server/env';
import { guarded } from '@/lib/server/guarded';
import { uuidParam } from '@/lib/server/uuid-param';
import { standingValues } from '@/lib/shared/form-data';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('events.desk'))('title') };
}

/** Changing the facts of one event; a newer version shows both sides. */
export default async function EditEventPage({ params }: Props) {
  const actor = await requireActor('clerk', 'chief', 'filler');
  const id = uuidParam((await params).id);
  const { event, values } = await guarded(() => getEventForm(actor, id));
  if (!event.can.update) forbidden();
  const { units, allUnits } = await guarded(() => getEventChoices(actor));
  const t = await getTranslations('events.desk');
  const ui = await getTranslations('ui');
  const title = t('form.editTitle', { name: event.title });
  // an event that another unit holds with the own one keeps its organiser
  const owner = units.some((unit) => unit.id === values.ownerUnitId)
    ? []
    : [{ id: values.ownerUnitId, name: event.owner }];
  return (
    <div className="desk-page">
      <Breadcrumbs
        label={ui('breadcrumbs')}
        items={[
          { text: t('title'), href: '/desk/events' },
          { text: event.title, href: `/desk/events/${id}` },
          { text: title },
        ]}
      />
      <PageHead title={title} note={event.number} />
      <EventForm
        action={updateEventAction}
        record={{ id, version: event.version }}
        values={standingValues(values)}
        units={[...owner, ...units]}
        allUnits={allUnits}
        chambers={event.chambers.map((chamber) => ({ value: chamber.id, text: chamber.name }))}
        {...(values.placeId ? { place: { value: values.placeId, text: event.place ?? '' } } : {})}
        basePath={env.basePath}
      />
    </div>
  );
}
