import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { AttendeeList } from '@/components/events/attendee-list';
import { ActButton } from '@/components/forms/act-button';
import { SearchForm } from '@/components/forms/search-form';
import { LinkButton } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import { Breadcrumbs, PageHead } from '@/components/ui/page-head';
import { Pager } from '@/components/ui/pager';
import { Tabs } from '@/components/ui/tabs';
import { markAllInvitedAction } from '@/lib/events/actions-people';
import { countAttendees, listAttendees } from '@/lib/events/queries/attendees';
import { getEvent } from '@/lib/events/queries/get-event';
import { attendeeStates } from '@/lib/events/rules-attendees';
import { AttendeePage } from '@/lib/events/search-params';
import { recordAttendanceAction } from '@/lib/interactions/actions';
import { requireActor } from '@/lib/server/current-actor';
import { env } from '@/lib/server/env';
import { guarded } from '@/lib/server/guarded';
import { uuidParam } from '@/lib/server/uuid-param';
import { withQuery } from '@/lib/shared/search-query';

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('events.desk.people'))('title') };
}

/** People of one event, from the list of those to be invited to having been there; the check-in list at the door. */
export default async function EventAttendeesPage({ params, searchParams }: Props) {
  const actor = await requireActor('clerk', 'chief', 'leader', 'filler');
  const id = uuidParam((await params).id);
  const asked = await searchParams;
  const page = AttendeePage.parse(asked);
  const { after: _after, before: _before, ...here } = page;
  const { event, list, counts } = await guarded(async () => {
    const [event, list, counts] = await Promise.all([
      getEvent(actor, id),
      listAttendees(actor, id, page),
      countAttendees(actor, id),
    ]);
    return { event, list, counts };
  });
  // messages: events.desk.people.state.*
  const t = await getTranslations('events.desk');
  const ui = await getTranslations('ui');
  const path = `/desk/events/${id}/attendees`;
  const number = (name: string) => (/^\d{1,5}$/.test(String(asked[name])) ? Number(asked[name]) : null);
  const [added, leftOut, recorded] = [number('added'), number('leftOut'), number('recorded')];
  const taken = counts.signed_up + counts.attended;
  return (
    <div className="desk-page">
      <Breadcrumbs
        label={ui('breadcrumbs')}
        items={[
          { text: t('title'), href: '/desk/events' },
          { text: event.title, href: `/desk/events/${id}` },
          { text: t('people.title') },
        ]}
      />
      <PageHead
        title={t('people.title')}
        note={
          event.capacity === null
            ? t('people.noLimit', { taken })
            : t('people.places', { capacity: event.capacity, taken })
        }
        acts={
          <>
            {event.can.invite ? (
              <LinkButton href={`/desk/events/${id}/invite`} look="primary">
                {t('people.invite')}
              </LinkButton>
            ) : null}
            {event.can.invite && event.state === 'published' && counts.planned > 0 ? (
              <ActButton
                action={markAllInvitedAction}
                id={id}
                title={t('people.markAllTitle')}
                explain={t('people.markAllExplain', { count: counts.planned })}
                confirmText={t('people.markAll')}
              >
                {t('people.markAll')}
              </ActButton>
            ) : null}
            {event.can.keepPeople && counts.attended > 0 ? (
              <ActButton
                action={recordAttendanceAction}
                id={id}
                title={t('people.recordTitle')}
                explain={t('people.recordExplain', { count: counts.attended })}
                confirmText={t('people.record')}
              >
                {t('people.record')}
              </ActButton>
            ) : null}
          </>
        }
      />
      {added !== null && leftOut !== null ? (
        <Notice tone="good" live>
          {t('invite.done', { added, leftOut })}
        </Notice>
      ) : null}
      {recorded === null ? null : (
        <Notice tone="good" live>
          {t('people.recorded', { count: recorded })}
        </Notice>
      )}
      <Tabs
        label={t('views')}
        tabs={[
          {
            text: t('people.all'),
            href: withQuery(path, here, { state: undefined }),
            current: !here.state,
            count: String(counts.all),
          },
          ...attendeeStates.map((state) => ({
            text: t(`people.state.${state}`),
            href: withQuery(path, here, { state }),
            current: here.state === state,
            count: String(counts[state]),
          })),
        ]}
      />
      <SearchForm
        className="my-3 max-w-xl"
        action={`${env.basePath}${path}`}
        q={here.q}
        keep={{ state: here.state }}
        label={t('people.search')}
        hint={t('people.searchHint')}
        button={t('people.search')}
        maxLength={30}
      />
      {list.rows.length === 0 ? (
        <EmptyState title={t('people.nobody')}>{t('people.nobodyHint')}</EmptyState>
      ) : (
        <AttendeeList rows={list.rows} back={withQuery(path, here, {})} />
      )}
      <p className="note mt-3">{t('people.note')}</p>
      {list.previous || list.next ? (
        <Pager
          label={ui('pager.label')}
          previousText={ui('pager.previous')}
          nextText={ui('pager.next')}
          previousHref={list.previous ? withQuery(path, here, { before: list.previous }) : null}
          nextHref={list.next ? withQuery(path, here, { after: list.next }) : null}
        />
      ) : null}
    </div>
  );
}
