import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ParkTable } from '@/components/parks/park-table';
import { ListPage } from '@/components/tables/list-page';
import { canWriteParks } from '@/lib/parks/policy';
import { listParks } from '@/lib/parks/queries/parks';
import { ParkPage } from '@/lib/parks/search-params';
import { requireActor } from '@/lib/server/current-actor';
import { env } from '@/lib/server/env';
import { guarded } from '@/lib/server/guarded';

const PATH = '/desk/parks';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('parks.desk'))('title') };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Parks, last changed first. */
export default async function ParksPage({ searchParams }: Props) {
  const actor = await requireActor();
  const { after, before, ...here } = ParkPage.parse(await searchParams);
  const list = await guarded(() => listParks(actor, { ...here, after, before }));
  const t = await getTranslations('parks.desk');
  const mayWrite = canWriteParks(actor);
  return (
    <ListPage
      path={PATH}
      basePath={env.basePath}
      title={t('title')}
      newText={mayWrite ? t('new') : null}
      here={here}
      search={{ label: t('search'), hint: t('searchHint') }}
      marks={list}
      table={<ParkTable rows={list.rows} canEdit={mayWrite} />}
    />
  );
}
