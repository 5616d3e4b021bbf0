import { getTranslations } from 'next-intl/server';
import Link from 'next/link';
import { RecordPart } from '@/components/layout/record-page';
import { Timeline } from '@/components/ui/timeline';
import type { EventOf } from '@/lib/events/queries/events-of';

/** Events of a person, a firm or a chamber beside its record; nothing where there are none. */
export async function EventPanel({ events }: { events: readonly EventOf[] }) {
  // messages: events.desk.people.state.*
  const t = await getTranslations('events.desk');
  if (events.length === 0) return null;
  return (
    <RecordPart id="events" title={t('title')}>
      <Timeline
        label={t('title')}
        items={events.map((event) => ({
          id: `${event.id}-${event.person ?? ''}`,
          date: event.on,
          dateText: event.on,
          title: event.state ? t(`people.state.${event.state}`) : '',
          body: (
            <Link className="quiet-link" href={`/desk/events/${event.id}`}>
              {event.title}
            </Link>
          ),
          ...(event.person ? { by: event.person } : {}),
        }))}
      />
    </RecordPart>
  );
}
