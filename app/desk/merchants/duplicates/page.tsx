import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { DuplicateTable } from '@/components/merchants/duplicate-table';
import { ListPage } from '@/components/tables/list-page';
import { countDuplicates, listDuplicates } from '@/lib/merchants/queries/list-duplicates';
import { DuplicatePage, duplicateLevels } from '@/lib/merchants/search-params-duplicates';
import { requireActor } from '@/lib/server/current-actor';
import { env } from '@/lib/server/env';
import { guarded } from '@/lib/server/guarded';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('merchants.desk.duplicates'))('title') };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const NONE = { state: undefined, level: undefined };

/** Pairs of records that may be one person, to be merged or told apart. */
export default async function DuplicatesPage({ searchParams }: Props) {
  const actor = await requireActor();
  const { after, before, ...here } = DuplicatePage.parse(await searchParams);
  const [list, ...counts] = await guarded(() =>
    Promise.all([
      listDuplicates(actor, { ...here, after, before }),
      ...duplicateLevels.map((level) => countDuplicates(actor, { state: 'open', level })),
    ]),
  );
  const t = await getTranslations('merchants.desk.duplicates');
  return (
    <ListPage
      path="/desk/merchants/duplicates"
      basePath={env.basePath}
      title={t('title')}
      newText={null}
      here={here}
      views={{
        label: t('views'),
        list: [
          { text: t('view.all'), change: NONE, current: !here.state && !here.level },
          ...duplicateLevels.map((level, index) => ({
            text: t(`level.${level}`),
            change: { ...NONE, level },
            current: here.level === level,
            ...(counts[index] ? { count: counts[index].value } : {}),
          })),
          {
            text: t('view.notSame'),
            change: { ...NONE, state: 'not_same' },
            current: here.state === 'not_same',
          },
          { text: t('view.merged'), change: { ...NONE, state: 'merged' }, current: here.state === 'merged' },
        ],
      }}
      marks={list}
      table={<DuplicateTable rows={list.rows} />}
    />
  );
}
