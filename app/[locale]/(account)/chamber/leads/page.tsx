import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { OfficerNav } from '@/components/chambers/officer-nav';
import { HandedLeadList } from '@/components/leads/handed-lead-list';
import { LinkButton } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHead } from '@/components/ui/page-head';
import { Pager } from '@/components/ui/pager';
import { Tabs } from '@/components/ui/tabs';
import { getOwnChamber } from '@/lib/chambers/queries/own-chamber';
import { countWaitingProposals } from '@/lib/chambers/queries/proposals';
import { localePath } from '@/lib/i18n/navigation';
import { toLocale } from '@/lib/i18n/routing';
import { countHandedLeads, listHandedLeads } from '@/lib/leads/queries/handed-leads';
import { HandedLeadPage, handedViews } from '@/lib/leads/search-params';
import { requireActor } from '@/lib/server/current-actor';
import { guarded } from '@/lib/server/guarded';
import { withQuery } from '@/lib/shared/search-query';

export const dynamic = 'force-dynamic';

type Props = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: toLocale((await params).locale), namespace: 'leads.handed' });
  return { title: t('title') };
}

/** The leads that the own chamber handed to the bureau, with the clock of their answer. */
export default async function HandedLeadsPage({ params, searchParams }: Props) {
  const locale = toLocale((await params).locale);
  const actor = await requireActor('chamber_officer');
  const page = HandedLeadPage.parse(await searchParams);
  const { chamber, list, counts, waiting } = await guarded(async () => {
    const { chamber } = await getOwnChamber(actor);
    const [list, counts, waiting] = await Promise.all([
      listHandedLeads(actor, page),
      countHandedLeads(actor),
      countWaitingProposals(actor, chamber.id),
    ]);
    return { chamber, list, counts, waiting };
  });
  const t = await getTranslations({ locale, namespace: 'leads.handed' });
  const ui = await getTranslations({ locale, namespace: 'ui' });
  const path = localePath(locale, '/chamber/leads');
  const view = page.view ?? 'open';
  // messages: leads.handed.view.* leads.handed.nothing.*
  return (
    <div className="wrap">
      <PageHead title={t('title')} note={chamber.name} />
      <OfficerNav current="leads" locale={locale} waiting={waiting} />
      <p className="mt-4">
        <LinkButton href={localePath(locale, '/chamber/leads/new')} look="primary">
          {t('new')}
        </LinkButton>
      </p>
      <p className="note mt-3">{t('note', { unit: chamber.unit ?? '' })}</p>
      <Tabs
        label={ui('views')}
        tabs={handedViews.map((one) => ({
          text: t(`view.${one}`),
          href: one === 'open' ? path : `${path}?view=${one}`,
          current: view === one,
          count: String(counts[one]),
        }))}
      />
      {list.rows.length === 0 ? (
        <EmptyState title={t(`nothing.${view === 'open' || view === 'late' ? view : 'other'}`)}>
          {t('nothingHint')}
        </EmptyState>
      ) : (
        <HandedLeadList rows={list.rows} locale={locale} />
      )}
      {list.previous || list.next ? (
        <Pager
          label={ui('pager.label')}
          previousText={ui('pager.previous')}
          nextText={ui('pager.next')}
          previousHref={
            list.previous ? withQuery(path, { view: page.view }, { before: list.previous }) : null
          }
          nextHref={list.next ? withQuery(path, { view: page.view }, { after: list.next }) : null}
        />
      ) : null}
    </div>
  );
}
