import { getTranslations } from 'next-intl/server';
import { LinkButton } from '@/components/ui/button';
import { RecordPart } from '@/components/layout/record-page';
import type { AttendeeState } from '@/lib/events/rules-attendees';

/** On the record: how many stand in each state, and the way to the list for those who work with it. */
export async function EventPeople({
  eventId,
  counts,
  capacity,
  mayRead,
}: {
  eventId: string;
  counts: Record<AttendeeState | 'all', number>;
  capacity: number | null;
  mayRead: boolean;
}) {
  const t = await getTranslations('events.desk.people');
  const taken = counts.signed_up + counts.attended;
  return (
    <RecordPart
      id="people"
      title={t('title')}
      note={capacity === null ? t('noLimit', { taken }) : t('places', { capacity, taken })}
    >
      <p className="figures">{counts.all === 0 ? t('none') : t('counts', counts)}</p>
      {mayRead ? (
        <p className="mt-3">
          <LinkButton href={`/desk/events/${eventId}/attendees`}>{t('open')}</LinkButton>
        </p>
      ) : null}
    </RecordPart>
  );
}
