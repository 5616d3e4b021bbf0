import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { ProjectFiltersBar } from '@/components/projects/project-filters';
import { ProjectSummary } from '@/components/projects/project-facts';
import { ProjectTable } from '@/components/projects/project-table';
import { LedgerPage } from '@/components/tables/ledger-page';
import { LinkButton } from '@/components/ui/button';
import { PageHead } from '@/components/ui/page-head';
import { Pager } from '@/components/ui/pager';
import { SidePanel } from '@/components/ui/side-panel';
import { Tabs } from '@/components/ui/tabs';
import { canCreateProjects } from '@/lib/projects/policy';
import { findProject, listProjectChoices } from '@/lib/projects/queries/get-project';
import { countProjects, listProjects } from '@/lib/projects/queries/list-projects';
import { ProjectPage, type ProjectFilters } from '@/lib/projects/search-params';
import type { PersonActor } from '@/lib/server/actor';
import { requireActor } from '@/lib/server/current-actor';
import { env } from '@/lib/server/env';
import { guarded } from '@/lib/server/guarded';
import { withQuery } from '@/lib/shared/search-query';
import { listKeepableUnits } from '@/lib/units/queries-choices';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const PATH = '/desk/projects';

export async function generateMetadata() {
  return { title: (await getTranslations('projects.desk'))('title') };
}

/** The list of projects (E1). */
export default async function ProjectsPage({ searchParams }: Props) {
  const actor = await requireActor();
  const page = ProjectPage.parse(await searchParams);
  const { after: _after, before: _before, open, ...filters } = page;
  const [list, choices, units, opened] = await guarded(() =>
    Promise.all([
      listProjects(actor, page),
      listProjectChoices(actor),
      listKeepableUnits(actor),
      open ? findProject(actor, open) : null,
    ]),
  );
  const t = await getTranslations('projects.desk');
  const ui = await getTranslations('ui');
  const here = { ...page, order: page.order === 'updated' ? undefined : page.order };
  const mayCreate = canCreateProjects(actor);
  const step = (change: { after?: string; before?: string }) =>
    withQuery(PATH, { ...here, open: undefined }, change);
  const view = (key: 'return' | 'status', value: string) => filters[key] === value;
  return (
    <LedgerPage
      head={
        <>
          <PageHead
            title={t('title')}
            acts={
              mayCreate ? (
                <LinkButton href={`${PATH}/new`} look="primary" hotkey="N">
                  {t('new')}
                </LinkButton>
              ) : null
            }
          />
          <Tabs
            label={ui('views')}
            tabs={[
              { text: t('views.all'), href: PATH, current: !filters.return && !filters.status },
              { text: t('views.return'), href: `${PATH}?return=1`, current: view('return', '1') },
              {
                text: t('views.ongoing'),
                href: `${PATH}?status=ongoing`,
                current: view('status', 'ongoing'),
              },
              {
                text: t('views.unfulfilled'),
                href: `${PATH}?status=unfulfilled`,
                current: view('status', 'unfulfilled'),
              },
            ]}
          />
          <ProjectFiltersBar
            filters={filters}
            units={units}
            chains={choices.chains}
            parks={choices.parks}
            basePath={env.basePath}
            count={
              <Suspense fallback={null}>
                <Count actor={actor} filters={filters} />
              </Suspense>
            }
          />
        </>
      }
      table={
        <ProjectTable
          rows={list.rows}
          {...(open ? { openId: open } : {})}
          panelHref={(id) => withQuery(PATH, here, { open: id, after: page.after, before: page.before })}
          canEdit={mayCreate}
        />
      }
      panel={
        opened ? (
          <SidePanel
            closeHref={withQuery(PATH, here, { open: undefined, after: page.after, before: page.before })}
            title={opened.name}
            href={`${PATH}/${opened.id}`}
            hrefText={ui('openRecord')}
          >
            <ProjectSummary project={opened} />
          </SidePanel>
        ) : null
      }
      pager={
        <Pager
          label={ui('pager.label')}
          previousText={ui('pager.previous')}
          nextText={ui('pager.next')}
          previousHref={list.previous ? step({ before: list.previous }) : null}
          nextHref={list.next ? step({ after: list.next }) : null}
        />
      }
      keys={[
        [['J', 'K'], ui('keys.move')],
        [['Enter'], ui('keys.open')],
        [['E'], ui('keys.edit')],
      ]}
    />
  );
}

/** The count arrives after the rows. */
async function Count({ actor, filters }: { actor: PersonActor; filters: ProjectFilters }) {
  const count = await countProjects(actor, filters);
  const t = await getTranslations('projects.desk');
  return (
    <span>{t(count.isCapped ? 'countCapped' : 'count', { count: count.value.toLocaleString('zh-CN') })}</span>
  );
}
