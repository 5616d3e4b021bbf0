import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ChamberFiltersBar, ChamberTable } from '@/components/chambers/chamber-list';
import { LedgerPage } from '@/components/tables/ledger-page';
import { LinkButton } from '@/components/ui/button';
import { PageHead } from '@/components/ui/page-head';
import { Pager } from '@/components/ui/pager';
import {
  canCreateChambers,
  canListProposals,
  canListRosterLinks,
  canPostToChambers,
} from '@/lib/chambers/policy';
import { countChambers, listChambers, listCitiesOfChambers } from '@/lib/chambers/queries/list-chambers';
import { countWaitingProposals } from '@/lib/chambers/queries/proposals';
import { countRosterLinks } from '@/lib/chambers/queries/roster-links';
import { ChamberPage } from '@/lib/chambers/search-params';
import { canMakeBriefs } from '@/lib/papers/policy';
import { requireActor } from '@/lib/server/current-actor';
import { env } from '@/lib/server/env';
import { guarded } from '@/lib/server/guarded';
import { withQuery } from '@/lib/shared/search-query';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };
const PATH = '/desk/chambers';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('chambers.desk'))('title') };
}

/** The list of chambers. An officer has the own desk and gets 403 here. */
export default async function ChambersPage({ searchParams }: Props) {
  const actor = await requireActor();
  const page = ChamberPage.parse(await searchParams);
  const { after: _after, before: _before, ...filters } = page;
  const [list, count, cities, waiting, links] = await guarded(() =>
    Promise.all([
      listChambers(actor, page),
      countChambers(actor, filters),
      listCitiesOfChambers(actor),
      countWaitingProposals(actor),
      canListRosterLinks(actor) ? countRosterLinks(actor, {}) : null,
    ]),
  );
  const t = await getTranslations('chambers.desk');
  const p = await getTranslations('papers.desk.chambers');
  const ui = await getTranslations('ui');
  const here = { ...page, order: page.order === 'updated' ? undefined : page.order };
  const mayCreate = canCreateChambers(actor);
  return (
    <LedgerPage
      head={
        <>
          <PageHead
            title={t('title')}
            acts={
              <>
                <LinkButton href={`${PATH}/matrix`}>{t('matrix.open')}</LinkButton>
                <LinkButton href={`${PATH}/contribution`}>{t('contribution')}</LinkButton>
                <LinkButton href={`${PATH}/agreements`}>{t('agreements.open')}</LinkButton>
                {canPostToChambers(actor) ? (
                  <LinkButton href={`${PATH}/bulletins`}>{t('bulletin.open')}</LinkButton>
                ) : null}
                {canListProposals(actor) ? (
                  <LinkButton href={`${PATH}/proposals`}>{t('proposals', { count: waiting })}</LinkButton>
                ) : null}
                {links ? (
                  <LinkButton href={`${PATH}/links`}>{t('links.open', { count: links.matched })}</LinkButton>
                ) : null}
                {canMakeBriefs(actor) ? (
                  <LinkButton
                    href={withQuery(`${PATH}/papers`, here, { after: undefined, before: undefined })}
                  >
                    {p('open')}
                  </LinkButton>
                ) : null}
                {mayCreate ? (
                  <LinkButton href={`${PATH}/new`} look="primary" hotkey="N">
                    {t('new')}
                  </LinkButton>
                ) : null}
              </>
            }
          />
          <ChamberFiltersBar filters={filters} cities={cities} basePath={env.basePath} count={count} />
        </>
      }
      table={<ChamberTable rows={list.rows} canEdit={mayCreate} />}
      panel={null}
      pager={
        <Pager
          label={ui('pager.label')}
          previousText={ui('pager.previous')}
          nextText={ui('pager.next')}
          previousHref={
            list.previous ? withQuery(PATH, here, { before: list.previous, after: undefined }) : null
          }
          nextHref={list.next ? withQuery(PATH, here, { after: list.next, before: undefined }) : null}
        />
      }
    />
  );
}
