import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { LeadTable } from '@/components/leads/lead-table';
import { ListPage } from '@/components/tables/list-page';
import { Notice } from '@/components/ui/notice';
import { countLeads, listLeads } from '@/lib/leads/queries/leads';
import { LeadPage, leadStates } from '@/lib/leads/search-params';
import { requireActor } from '@/lib/server/current-actor';
import { env } from '@/lib/server/env';
import { guarded } from '@/lib/server/guarded';

const PATH = '/desk/leads';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('leads.desk'))('title') };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** A view stands for one condition; choosing it takes the others away. */
const NONE = {
  state: undefined,
  late: undefined,
  mine: undefined,
  waiting: undefined,
  handed: undefined,
  chamber: undefined,
};

/** The queue of leads: open ones in the order in which answers are due. */
export default async function LeadsPage({ searchParams }: Props) {
  const actor = await requireActor();
  const { after, before, ...here } = LeadPage.parse(await searchParams);
  const [list, counts] = await guarded(() =>
    Promise.all([listLeads(actor, { ...here, after, before }), countLeads(actor)]),
  );
  const t = await getTranslations('leads.desk');
  const view = (name: 'waiting' | 'late' | 'mine' | 'handed', count?: number) => ({
    text: t(`view.${name}`),
    change: { ...NONE, [name]: '1' },
    current: here[name] === '1',
    ...(count === undefined ? {} : { count }),
  });
  return (
    <ListPage
      path={PATH}
      basePath={env.basePath}
      title={t('title')}
      newText={null}
      here={here}
      search={{ label: t('search'), hint: t('searchHint') }}
      notice={
        counts.noClock > 0 ? (
          <Notice tone="warn">{t('noClockNotice', { count: counts.noClock })}</Notice>
        ) : null
      }
      views={{
        label: t('views'),
        list: [
          {
            text: t('view.open'),
            change: NONE,
            current: !here.state && !here.late && !here.mine && !here.waiting && !here.handed,
            count: counts.fresh + counts.accepted + counts.following,
          },
          view('waiting', counts.waiting),
          view('late', counts.late),
          view('mine'),
          view('handed', counts.handed),
          ...leadStates.map((state) => ({
            text: t(`state.${state}`),
            change: { ...NONE, state },
            current: here.state === state,
            count: counts[state],
          })),
        ],
      }}
      marks={list}
      table={<LeadTable rows={list.rows} />}
    />
  );
}
