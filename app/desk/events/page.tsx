import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import Link from 'next/link';
import { eventChips } from '@/components/events/event-filters';
import { EventTable } from '@/components/events/event-table';
import { ListPage } from '@/components/tables/list-page';
import { canWriteEvents } from '@/lib/events/policy';
import { countEvents, listEvents } from '@/lib/events/queries/list-events';
import { getFilterNames } from '@/lib/events/queries/choices';
import { eventPhases } from '@/lib/events/rules';
import { EventPage } from '@/lib/events/search-params';
import { requireActor } from '@/lib/server/current-actor';
import { env } from '@/lib/server/env';
import { guarded } from '@/lib/server/guarded';
import { listUnits } from '@/lib/units/queries';

const PATH = '/desk/events';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('events.desk'))('title') };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** The ledger of events by where they stand (A24, B11, D3–D5). */
export default async function EventsPage({ searchParams }: Props) {
  const actor = await requireActor('clerk', 'chief', 'leader', 'filler', 'supervisor');
  const page = EventPage.parse(await searchParams);
  const { after: _after, before: _before, ...here } = page;
  const [list, counts, names, units] = await guarded(() =>
    Promise.all([
      listEvents(actor, page),
      countEvents(actor, here),
      getFilterNames(actor, here),
      listUnits(actor),
    ]),
  );
  const t = await getTranslations('events.desk');
  // messages: events.desk.phase.*
  return (
    <ListPage
      path={PATH}
      basePath={env.basePath}
      title={t('title')}
      newText={canWriteEvents(actor) ? t('new') : null}
      here={here}
      search={{ label: t('search'), hint: t('searchHint') }}
      views={{
        label: t('views'),
        list: [
          { text: t('all'), change: { phase: undefined }, current: !here.phase, count: counts.all },
          ...eventPhases.map((phase) => ({
            text: t(`phase.${phase}`),
            change: { phase },
            current: here.phase === phase,
            count: counts[phase],
          })),
        ],
      }}
      flags={[
        {
          name: 'counted',
          label: t('filter.counted'),
          text: t('filter.counted'),
          on: here.counted === '1',
        },
      ]}
      chips={await eventChips({
        path: PATH,
        filters: here,
        units: units
          .filter((unit) => unit.validTo === null)
          .map((unit) => ({ id: unit.id, name: `${'　'.repeat(unit.depth)}${unit.name}` })),
        names,
      })}
      marks={list}
      aside={<Link href={`${PATH}/board`}>{t('board.link')}</Link>}
      table={<EventTable rows={list.rows} />}
    />
  );
}
