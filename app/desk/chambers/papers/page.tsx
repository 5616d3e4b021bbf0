import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { forbidden } from 'next/navigation';
import { z } from 'zod';
import { ChamberLetters, chamberLetters, TakeDirectory } from '@/components/papers/chamber-papers';
import { LinkButton } from '@/components/ui/button';
import { Breadcrumbs, PageHead } from '@/components/ui/page-head';
import { canPostToChambers } from '@/lib/chambers/policy';
import { ChamberFilters } from '@/lib/chambers/search-params';
import { canMakeBriefs } from '@/lib/papers/policy';
import { getChamberDirectory } from '@/lib/papers/queries/chamber-directory';
import { getPaperFrame } from '@/lib/papers/queries/foot';
import { requireActor } from '@/lib/server/current-actor';
import { env } from '@/lib/server/env';
import { guarded } from '@/lib/server/guarded';
import { withQuery } from '@/lib/shared/search-query';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };
const PATH = '/desk/chambers/papers';
const Letter = z.enum(chamberLetters).catch('festival');

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('papers.desk.chambers'))('title') };
}

/** The directory of the chambers that the list shows, and letters and labels to them. */
export default async function ChamberPapersPage({ searchParams }: Props) {
  const actor = await requireActor();
  if (!canMakeBriefs(actor)) forbidden();
  const query = await searchParams;
  const { order, ...rest } = ChamberFilters.parse(query);
  const filters = { ...rest, order: order === 'updated' ? undefined : order };
  const [rows, frame] = await guarded(() =>
    Promise.all([getChamberDirectory(actor, { ...rest, order }), getPaperFrame(actor, '')]),
  );
  const t = await getTranslations('papers.desk.chambers');
  const c = await getTranslations('chambers.desk');
  const ui = await getTranslations('ui');
  const action = withQuery(`${env.basePath}/api/exports/chambers`, filters, {});
  return (
    <div className="desk-page">
      <Breadcrumbs
        label={ui('breadcrumbs')}
        items={[{ text: c('title'), href: '/desk/chambers' }, { text: t('title') }]}
      />
      <PageHead
        title={t('title')}
        note={t('note', { count: rows.length })}
        acts={<LinkButton href={withQuery('/desk/chambers', filters, {})}>{t('all')}</LinkButton>}
      />
      <TakeDirectory
        action={action}
        problem={typeof query['problem'] === 'string' ? query['problem'] : null}
      />
      {canPostToChambers(actor) ? (
        <ChamberLetters
          action={action}
          letter={Letter.parse(query['letter'])}
          hrefOf={(letter) => `${withQuery(PATH, { ...filters, letter }, {})}#post`}
          signOff={frame.unit ?? frame.author}
        />
      ) : null}
    </div>
  );
}
