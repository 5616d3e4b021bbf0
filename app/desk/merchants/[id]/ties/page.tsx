import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { TieForm } from '@/components/ties/tie-form';
import { TiePaths } from '@/components/ties/tie-paths';
import { TiePicture } from '@/components/ties/tie-picture';
import { TieTables } from '@/components/ties/tie-table';
import { Notice } from '@/components/ui/notice';
import { Breadcrumbs, PageHead } from '@/components/ui/page-head';
import { requireActor } from '@/lib/server/current-actor';
import { env } from '@/lib/server/env';
import { guarded } from '@/lib/server/guarded';
import { uuidParam } from '@/lib/server/uuid-param';
import { findPaths } from '@/lib/ties/queries/find-paths';
import { listTies } from '@/lib/ties/queries/list-ties';
import { tellPeople } from '@/lib/ties/queries/people';
import { TiePage } from '@/lib/ties/search-params';

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('ties.desk'))('title') };
}

/** Who knows whom around one person, and through whom that person can be reached. */
export default async function MerchantTiesPage({ params, searchParams }: Props) {
  const actor = await requireActor('clerk', 'chief', 'leader', 'filler');
  const id = uuidParam((await params).id);
  const { from } = TiePage.parse(await searchParams);
  const ties = await guarded(() => listTies(actor, id));
  const [paths, beginners] = await guarded(() =>
    Promise.all([ties.withheld ? [] : findPaths(actor, id, from), tellPeople(actor, from ? [from] : [])]),
  );
  const t = await getTranslations('ties.desk');
  const m = await getTranslations('merchants.desk');
  const ui = await getTranslations('ui');
  const beginner = from ? beginners.get(from) : undefined;
  return (
    <div className="desk-page">
      <Breadcrumbs
        label={ui('breadcrumbs')}
        items={[
          { text: m('title'), href: '/desk/merchants' },
          { text: ties.name, href: `/desk/merchants/${id}` },
          { text: t('title') },
        ]}
      />
      <PageHead title={t('title')} note={t('note', { name: ties.name })} />
      {ties.withheld ? (
        <Notice tone="warn">{t('withheld')}</Notice>
      ) : (
        <>
          <TiePaths
            merchantId={id}
            name={ties.name}
            paths={paths}
            basePath={env.basePath}
            {...(beginner?.known ? { from: { value: beginner.id, text: beginner.name } } : {})}
          />
          <TiePicture ties={ties} />
          {ties.canAdd ? <TieForm merchantId={id} basePath={env.basePath} /> : null}
          <TieTables ties={ties} />
        </>
      )}
    </div>
  );
}
