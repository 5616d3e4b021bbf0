import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { EventForm } from '@/components/events/event-form';
import { Breadcrumbs, PageHead } from '@/components/ui/page-head';
import { createEventAction } from '@/lib/events/actions';
import { getEventChoices } from '@/lib/events/queries/choices';
import { requireActor } from '@/lib/server/current-actor';
import { env } from '@/lib/server/env';
import { guarded } from '@/lib/server/guarded';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('events.desk.form'))('createTitle') };
}

/** Entering an event. */
export default async function NewEventPage() {
  const actor = await requireActor('clerk', 'chief', 'filler');
  const { units, allUnits } = await guarded(() => getEventChoices(actor));
  const t = await getTranslations('events.desk');
  const ui = await getTranslations('ui');
  return (
    <div className="desk-page">
      <Breadcrumbs
        label={ui('breadcrumbs')}
        items={[{ text: t('title'), href: '/desk/events' }, { text: t('form.createTitle') }]}
      />
      <PageHead title={t('form.createTitle')} note={t('form.note')} />
      <EventForm
        action={createEventAction}
        values={{ ownerUnitId: actor.unitId }}
        units={units}
        allUnits={allUnits}
        chambers={[]}
        basePath={env.basePath}
      />
    </div>
  );
}
