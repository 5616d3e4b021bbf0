import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import Link from 'next/link';
import { AppealTable } from '@/components/appeals/appeal-table';
import { ListPage } from '@/components/tables/list-page';
import { Notice } from '@/components/ui/notice';
import { canOpenAppeals } from '@/lib/appeals/policy';
import { countAppeals, listAppeals } from '@/lib/appeals/queries/list-appeals';
import { appealStates } from '@/lib/appeals/rules';
import { appealKinds } from '@/lib/appeals/schema';
import { AppealPage } from '@/lib/appeals/search-params';
import { requireActor } from '@/lib/server/current-actor';
import { env } from '@/lib/server/env';
import { guarded } from '@/lib/server/guarded';
import { withQuery } from '@/lib/shared/search-query';

const PATH = '/desk/appeals';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('appeals.desk'))('title') };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** A view stands for one condition; choosing it takes the others away. */
const NONE = { state: undefined, late: undefined, mine: undefined, ours: undefined };

/** The ledger of appeals: open ones in the order of receipt (A6). */
export default async function AppealsPage({ searchParams }: Props) {
  const actor = await requireActor('clerk', 'chief', 'leader', 'filler');
  const { after, before, ...here } = AppealPage.parse(await searchParams);
  const [list, counts] = await guarded(() =>
    Promise.all([listAppeals(actor, { ...here, after, before }), countAppeals(actor, { kind: here.kind })]),
  );
  const t = await getTranslations('appeals');
  const view = (name: 'late' | 'ours' | 'mine', count?: number) => ({
    text: t(`desk.view.${name}`),
    change: { ...NONE, [name]: '1' },
    current: here[name] === '1',
    ...(count === undefined ? {} : { count }),
  });
  return (
    <ListPage
      path={PATH}
      basePath={env.basePath}
      title={t('desk.title')}
      newText={canOpenAppeals(actor) ? t('desk.new') : null}
      here={here}
      search={{ label: t('desk.search'), hint: t('desk.searchHint') }}
      notice={
        counts.noClock > 0 ? (
          <Notice tone="warn">{t('desk.noClockNotice', { count: counts.noClock })}</Notice>
        ) : null
      }
      views={{
        label: t('desk.views'),
        list: [
          {
            text: t('desk.view.open'),
            change: NONE,
            current: !here.state && !here.late && !here.mine && !here.ours,
            count: counts.open,
          },
          view('late', counts.late),
          view('ours'),
          view('mine'),
          ...appealStates.map((state) => ({
            text: t(`state.${state}`),
            change: { ...NONE, state },
            current: here.state === state,
            count: counts[state],
          })),
        ],
      }}
      chips={[
        {
          name: 'kind',
          label: t('desk.filter.kind'),
          value: here.kind ? t(`kind.${here.kind}`) : null,
          clearHref: withQuery(PATH, here, { kind: undefined }),
          input: {
            kind: 'one',
            options: appealKinds.map((kind) => ({
              value: kind,
              text: t(`kind.${kind}`),
              on: kind === here.kind,
            })),
          },
        },
      ]}
      marks={list}
      aside={<Link href={`${PATH}/limits`}>{t('desk.limits.title')}</Link>}
      table={<AppealTable rows={list.rows} />}
    />
  );
}
