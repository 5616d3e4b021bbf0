import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ChainTable } from '@/components/chains/chain-table';
import { ListPage } from '@/components/tables/list-page';
import { canWriteChains } from '@/lib/chains/policy';
import { listChains } from '@/lib/chains/queries/chains';
import { ChainPage } from '@/lib/chains/search-params';
import { requireActor } from '@/lib/server/current-actor';
import { env } from '@/lib/server/env';
import { guarded } from '@/lib/server/guarded';

const PATH = '/desk/chains';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('chains.desk'))('title') };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Chains, last changed first. */
export default async function ChainsPage({ searchParams }: Props) {
  const actor = await requireActor();
  const { after, before, ...here } = ChainPage.parse(await searchParams);
  const list = await guarded(() => listChains(actor, { ...here, after, before }));
  const t = await getTranslations('chains.desk');
  const mayWrite = canWriteChains(actor);
  return (
    <ListPage
      path={PATH}
      basePath={env.basePath}
      title={t('title')}
      newText={mayWrite ? t('new') : null}
      here={here}
      search={{ label: t('search'), hint: t('searchHint') }}
      marks={list}
      table={<ChainTable rows={list.rows} canEdit={mayWrite} />}
    />
  );
}
