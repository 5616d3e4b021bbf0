import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { RequestTable } from '@/components/privacy/request-parts';
import { ListPage } from '@/components/tables/list-page';
import { Notice } from '@/components/ui/notice';
import { countRequests, listRequests } from '@/lib/privacy/queries-requests';
import { RequestPage } from '@/lib/privacy/schema-requests';
import { requireActor } from '@/lib/server/current-actor';
import { env } from '@/lib/server/env';
import { guarded } from '@/lib/server/guarded';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('privacy.desk.requests'))('title') };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Requests of people about their own data, with their clocks. */
export default async function RequestsPage({ searchParams }: Props) {
  const actor = await requireActor();
  const { after, before, ...here } = RequestPage.parse(await searchParams);
  const [list, counts] = await guarded(() =>
    Promise.all([listRequests(actor, { ...here, after, before }), countRequests(actor)]),
  );
  const t = await getTranslations('privacy.desk.requests');
  const view = (name: 'late' | 'closed' | undefined, text: string, count?: number) => ({
    text,
    change: { view: name },
    current: here.view === name,
    ...(count === undefined ? {} : { count }),
  });
  return (
    <ListPage
      path="/desk/privacy/requests"
      basePath={env.basePath}
      title={t('title')}
      newText={null}
      here={here}
      notice={
        counts.noClock > 0 ? <Notice tone="warn">{t('noClock', { count: counts.noClock })}</Notice> : null
      }
      views={{
        label: t('views'),
        list: [
          view(undefined, t('view.open'), counts.open),
          view('late', t('view.late'), counts.late),
          view('closed', t('view.closed')),
        ],
      }}
      marks={list}
      table={<RequestTable rows={list.rows} />}
    />
  );
}
