import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { RosterLinks } from '@/components/chambers/roster-links';
import { EmptyState } from '@/components/ui/empty-state';
import { Breadcrumbs, PageHead } from '@/components/ui/page-head';
import { Pager } from '@/components/ui/pager';
import { Tabs } from '@/components/ui/tabs';
import { getChamber } from '@/lib/chambers/queries/get-chamber';
import { countRosterLinks, listRosterLinks } from '@/lib/chambers/queries/roster-links';
import { RosterLinkPage, rosterLinkViews } from '@/lib/chambers/search-params';
import { requireActor } from '@/lib/server/current-actor';
import { guarded } from '@/lib/server/guarded';
import { withQuery } from '@/lib/shared/search-query';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };
const PATH = '/desk/chambers/links';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('chambers.desk.links'))('title') };
}

/** The bureau's queue of roster entries that may be somebody of the ledger. */
export default async function RosterLinksPage({ searchParams }: Props) {
  const actor = await requireActor();
  const page = RosterLinkPage.parse(await searchParams);
  const { after: _after, before: _before, view = 'matched', ...filters } = page;
  const { list, counts, chamber } = await guarded(async () => {
    const [list, counts] = await Promise.all([
      listRosterLinks(actor, page),
      countRosterLinks(actor, filters),
    ]);
    return { list, counts, chamber: filters.chamber ? await getChamber(actor, filters.chamber) : null };
  });
  const t = await getTranslations('chambers.desk');
  const ui = await getTranslations('ui');
  const here = withQuery(PATH, { ...filters, view: page.view }, {});
  const step = (change: Record<string, string>): string =>
    withQuery(PATH, { ...filters, view: page.view }, change);
  // messages: chambers.desk.links.view.* chambers.desk.links.empty.*
  return (
    <div className="desk-page">
      <Breadcrumbs
        label={ui('breadcrumbs')}
        items={[
          { text: t('title'), href: '/desk/chambers' },
          ...(chamber ? [{ text: chamber.name, href: `/desk/chambers/${chamber.id}` }] : []),
          { text: t('links.title') },
        ]}
      />
      <PageHead
        title={chamber ? t('links.of', { chamber: chamber.name }) : t('links.title')}
        note={t('links.note')}
      />
      <Tabs
        label={ui('views')}
        tabs={rosterLinkViews.map((one) => ({
          text: t(`links.view.${one}`),
          href: withQuery(PATH, { ...filters, view: one === 'matched' ? undefined : one }, {}),
          current: one === view,
          count: String(counts[one]),
        }))}
      />
      {list.rows.length === 0 ? (
        <EmptyState title={t(`links.empty.${view}`)} />
      ) : (
        <RosterLinks rows={list.rows} backTo={here} />
      )}
      {list.previous || list.next ? (
        <Pager
          label={ui('pager.label')}
          previousText={ui('pager.previous')}
          nextText={ui('pager.next')}
          previousHref={list.previous ? step({ before: list.previous }) : null}
          nextHref={list.next ? step({ after: list.next }) : null}
        />
      ) : null}
    </div>
  );
}
