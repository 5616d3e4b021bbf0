import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { forbidden } from 'next/navigation';
import { InviteByHand, InviteByQuestion } from '@/components/events/invite-part';
import { Breadcrumbs, PageHead } from '@/components/ui/page-head';
import { getInviteChoices } from '@/lib/events/queries/choices';
import { getEvent } from '@/lib/events/queries/get-event';
import { MOST_INVITEES, previewInvitees } from '@/lib/events/queries/invitees';
import { questionOf } from '@/lib/merchants/schema-question';
import { MerchantFilters } from '@/lib/merchants/search-params';
import { requireActor } from '@/lib/server/current-actor';
import { env } from '@/lib/server/env';
import { guarded } from '@/lib/server/guarded';
import { uuidParam } from '@/lib/server/uuid-param';
import { queryText } from '@/lib/shared/search-query';

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('events.desk.invite'))('title') };
}

/** Putting people of the ledger on the list: the ledger's own conditions in the address, or `ids` of chosen records. */
export default async function InvitePage({ params, searchParams }: Props) {
  const actor = await requireActor('clerk', 'chief', 'filler');
  const id = uuidParam((await params).id);
  const given = await searchParams;
  const filters = { ...MerchantFilters.parse(given), order: undefined };
  const query = queryText(filters).replace(/^\?/, '');
  const ids = [given['ids'] ?? ''].flat().join(',');
  const event = await guarded(() => getEvent(actor, id));
  if (!event.can.invite) forbidden();
  const [choices, preview] = await guarded(() =>
    Promise.all([
      getInviteChoices(actor),
      query || ids ? previewInvitees(actor, id, questionOf({ query, ids })) : null,
    ]),
  );
  const t = await getTranslations('events.desk');
  const ui = await getTranslations('ui');
  return (
    <div className="desk-page">
      <Breadcrumbs
        label={ui('breadcrumbs')}
        items={[
          { text: t('title'), href: '/desk/events' },
          { text: event.title, href: `/desk/events/${id}` },
          { text: t('people.title'), href: `/desk/events/${id}/attendees` },
          { text: t('invite.title') },
        ]}
      />
      <PageHead title={t('invite.title')} note={t('invite.note')} />
      <InviteByQuestion
        eventId={id}
        asked={{ ...filters, ids: ids || undefined }}
        query={query}
        ids={ids}
        preview={preview}
        most={MOST_INVITEES}
        choices={choices}
        basePath={env.basePath}
      />
      <InviteByHand eventId={id} basePath={env.basePath} />
    </div>
  );
}
