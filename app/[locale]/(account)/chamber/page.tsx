import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { MemberList } from '@/components/chambers/member-list';
import { OfficerNav } from '@/components/chambers/officer-nav';
import { UnreadNotice } from '@/components/chambers/my-bulletins';
import { OfficerHead } from '@/components/chambers/officer-head';
import { ChamberStats } from '@/components/desk/chamber-figures';
import { SearchForm } from '@/components/forms/search-form';
import { LinkButton } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Pager } from '@/components/ui/pager';
import { Tabs } from '@/components/ui/tabs';
import { countMembers, listMembers } from '@/lib/chambers/queries/members';
import { countWaitingProposals } from '@/lib/chambers/queries/proposals';
import { countUnreadBulletins } from '@/lib/chambers/queries/received-bulletins';
import { MemberPage } from '@/lib/chambers/search-params';
import { getChamberFigures } from '@/lib/desk/queries-chamber';
import { localePath } from '@/lib/i18n/navigation';
import { toLocale } from '@/lib/i18n/routing';
import { requireActor } from '@/lib/server/current-actor';
import { env } from '@/lib/server/env';
import { guarded } from '@/lib/server/guarded';
import { withQuery } from '@/lib/shared/search-query';

export const dynamic = 'force-dynamic';

type Props = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: toLocale((await params).locale), namespace: 'chambers.officer' });
  return { title: t('title') };
}

/** The officer's own desk: the own chamber and its members, nothing else (B12). */
export default async function ChamberDeskPage({ params, searchParams }: Props) {
  const locale = toLocale((await params).locale);
  const actor = await requireActor('chamber_officer');
  const page = MemberPage.parse(await searchParams);
  const { after: _a, before: _b, ...filters } = page;
  const { figures, list, count, waiting, unread } = await guarded(async () => {
    const figures = await getChamberFigures(actor);
    const { own } = figures;
    const [list, count, waiting, unread] = await Promise.all([
      listMembers(actor, own.chamber.id, page),
      countMembers(actor, own.chamber.id, filters),
      countWaitingProposals(actor, own.chamber.id),
      countUnreadBulletins(actor),
    ]);
    return { figures, list, count, waiting, unread };
  });
  const { own } = figures;
  const { chamber } = own;
  const t = await getTranslations({ locale, namespace: 'chambers.officer' });
  const ui = await getTranslations({ locale, namespace: 'ui' });
  const path = localePath(locale, '/chamber');
  const isFormer = filters.state === 'former';
  return (
    <div className="wrap">
      <OfficerHead own={own} locale={locale} />
      <UnreadNotice count={unread} locale={locale} />
      <ChamberStats figures={figures} locale={locale} />
      <OfficerNav current="roster" locale={locale} waiting={waiting} />
      <section className="section" aria-labelledby="members">
        <div className="section-head">
          <h2 id="members">{t(isFormer ? 'former' : 'members')}</h2>
          <p className="note">{t('found', { count })}</p>
        </div>
        {chamber.can.writeRoster || chamber.can.proposeRoster ? (
          <p className="mt-4">
            <LinkButton href={localePath(locale, '/chamber/members/new')} look="primary">
              {t('add')}
            </LinkButton>
          </p>
        ) : null}
        <Tabs
          label={ui('views')}
          tabs={[
            { text: t('members'), href: path, current: !isFormer && !filters.office && !filters.status },
            { text: t('officeHolders'), href: `${path}?office=yes`, current: filters.office === 'yes' },
            { text: t('overdue'), href: `${path}?status=overdue`, current: filters.status === 'overdue' },
            { text: t('former'), href: `${path}?state=former`, current: isFormer },
          ]}
        />
        <SearchForm
          action={`${env.basePath}${path}`}
          q={page.q}
          keep={{ state: page.state, office: page.office }}
          label={t('search')}
          hint={t('searchHint')}
          button={t('find')}
        />
        {list.rows.length === 0 ? (
          <EmptyState
            level={3}
            title={t(filters.q ? 'nobodyFound' : 'nobody')}
            acts={filters.q ? <LinkButton href={path}>{t('showAll')}</LinkButton> : undefined}
          >
            {t('nobodyHint')}
          </EmptyState>
        ) : (
          <MemberList
            rows={list.rows}
            locale={locale}
            hrefOf={(id) => localePath(locale, `/chamber/members/${id}`)}
          />
        )}
        {list.previous || list.next ? (
          <Pager
            label={ui('pager.label')}
            previousText={ui('pager.previous')}
            nextText={ui('pager.next')}
            previousHref={
              list.previous ? withQuery(path, page, { after: undefined, before: list.previous }) : null
            }
            nextHref={list.next ? withQuery(path, page, { before: undefined, after: list.next }) : null}
          />
        ) : null}
      </section>
    </div>
  );
}
