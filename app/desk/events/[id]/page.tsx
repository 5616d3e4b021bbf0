import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { RecordHistory } from '@/components/audit/record-history';
import { CancelEvent, EventActs } from '@/components/events/event-acts';
import { EventFacts, EventNotices, EventOutcome, EventPapers } from '@/components/events/event-record';
import { InteractionPanel } from '@/components/interactions/interaction-timeline';
import { EventPeople } from '@/components/events/event-people';
import { RecordPage } from '@/components/layout/record-page';
import { LinkButton } from '@/components/ui/button';
import { countAttendees } from '@/lib/events/queries/attendees';
import { getEvent, getEventHistory } from '@/lib/events/queries/get-event';
import { canListInteractions, canLogInteractions } from '@/lib/interactions/policy';
import { listInteractionsOfEvent } from '@/lib/interactions/queries/list-interactions';
import { requireActor } from '@/lib/server/current-actor';
import { env } from '@/lib/server/env';
import { guarded } from '@/lib/server/guarded';
import { uuidParam } from '@/lib/server/uuid-param';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('events.desk'))('title') };
}

/** One event: what, when, where and who on the left; what came of it, papers and history on the right. */
export default async function EventRecordPage({ params }: Props) {
  const actor = await requireActor('clerk', 'chief', 'leader', 'filler', 'supervisor');
  const id = uuidParam((await params).id);
  const [event, history, people, contacts] = await guarded(() =>
    Promise.all([
      getEvent(actor, id),
      getEventHistory(actor, id),
      countAttendees(actor, id),
      canListInteractions(actor) ? listInteractionsOfEvent(actor, id) : null,
    ]),
  );
  const t = await getTranslations('events');
  // messages: events.kind.* events.desk.state.* events.desk.track.* events.desk.signUp.* events.desk.yesNo.*
  const groups: Readonly<Record<string, string>> = {
    ...{ kind: 'kind', state: 'desk.state', track: 'desk.track', signUp: 'desk.signUp' },
    isPublic: 'desk.yesNo',
  };
  return (
    <RecordPage
      trail={[{ text: t('desk.title'), href: '/desk/events' }]}
      name={event.title}
      isSample={event.isSample}
      note={event.number}
      acts={
        <>
          {event.can.update ? (
            <LinkButton href={`/desk/events/${id}/edit`} hotkey="E">
              {t('desk.record.edit')}
            </LinkButton>
          ) : null}
          {event.can.cancel ? <CancelEvent event={event} /> : null}
        </>
      }
      aside={
        <>
          <EventPeople
            eventId={id}
            counts={people}
            capacity={event.capacity}
            mayRead={event.can.readPeople}
          />
          <EventOutcome event={event} />
          {contacts ? (
            <InteractionPanel
              contacts={contacts}
              query={`event=${id}`}
              withPeople
              mayLog={canLogInteractions(actor)}
            />
          ) : null}
          <EventPapers event={event} basePath={env.basePath} />
          <RecordHistory
            folded
            history={history}
            words="events.desk"
            valueText={(field, value) => {
              const group = groups[field];
              return group && t.has(`${group}.${String(value)}`) ? t(`${group}.${String(value)}`) : undefined;
            }}
          />
        </>
      }
    >
      <EventNotices event={event} />
      <EventFacts event={event} />
      <EventActs event={event} />
    </RecordPage>
  );
}
