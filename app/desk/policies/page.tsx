import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PolicyTable } from '@/components/policies/policy-table';
import { ListPage } from '@/components/tables/list-page';
import { canWritePolicies } from '@/lib/policies/policy';
import { countPolicies, listPolicies } from '@/lib/policies/queries/policies';
import { PolicyPage } from '@/lib/policies/search-params';
import { requireActor } from '@/lib/server/current-actor';
import { env } from '@/lib/server/env';
import { guarded } from '@/lib/server/guarded';

const PATH = '/desk/policies';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('policies.desk'))('title') };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Policy documents with how their clauses stand, last changed first. */
export default async function PoliciesPage({ searchParams }: Props) {
  const actor = await requireActor();
  const { after, before, ...here } = PolicyPage.parse(await searchParams);
  const [list, waiting] = await guarded(() =>
    Promise.all([
      listPolicies(actor, { ...here, after, before }),
      countPolicies(actor, { review: 'waiting' }),
    ]),
  );
  const t = await getTranslations('policies.desk');
  const mayWrite = canWritePolicies(actor);
  return (
    <ListPage
      path={PATH}
      basePath={env.basePath}
      title={t('title')}
      newText={mayWrite ? t('new') : null}
      here={here}
      search={{ label: t('search'), hint: t('searchHint') }}
      views={{
        label: t('views'),
        list: [
          {
            text: t('view.all'),
            change: { shown: undefined, review: undefined },
            current: !here.shown && !here.review,
          },
          ...(['public', 'hidden'] as const).map((shown) => ({
            text: t(`view.${shown}`),
            change: { shown, review: undefined },
            current: here.shown === shown,
          })),
          {
            text: t('view.waiting'),
            change: { shown: undefined, review: 'waiting' },
            current: here.review === 'waiting',
            count: waiting,
          },
        ],
      }}
      marks={list}
      table={<PolicyTable rows={list.rows} canEdit={mayWrite} />}
    />
  );
}
