import { getTranslations } from 'next-intl/server';
import { EmptyState } from '@/components/ui/empty-state';
import { Pager } from '@/components/ui/pager';
import { Tabs } from '@/components/ui/tabs';
import type { ProposalRow } from '@/lib/chambers/queries/proposals';
import type { ProposalPage } from '@/lib/chambers/search-params';
import type { Locale } from '@/lib/i18n/routing';
import { withQuery } from '@/lib/shared/search-query';
import { ProposalList } from './proposal-list';

type Props = {
  list: { rows: readonly ProposalRow[]; previous: string | null; next: string | null };
  page: ProposalPage;
  path: string;
  locale: Locale;
  /** the bureau's queue names the chamber of each */
  withChamber?: boolean;
};

/** Proposals that wait and those that are decided, for the officer who made them and for the bureau. */
export async function ProposalQueue({ list, page, path, locale, withChamber = false }: Props) {
  const t = await getTranslations({ locale, namespace: 'chambers.proposal' });
  const ui = await getTranslations({ locale, namespace: 'ui' });
  const isDecided = page.state === 'decided';
  const href = (cursor: Record<string, string>): string => withQuery(path, { state: page.state }, cursor);
  return (
    <>
      <Tabs
        label={ui('views')}
        tabs={[
          { text: t('waiting'), href: path, current: !isDecided },
          { text: t('done'), href: `${path}?state=decided`, current: isDecided },
        ]}
      />
      {list.rows.length === 0 ? (
        <EmptyState title={t(isDecided ? 'nothingDone' : 'nothing')} />
      ) : (
        <ProposalList rows={list.rows} backTo={path} locale={locale} withChamber={withChamber} />
      )}
      {list.previous || list.next ? (
        <Pager
          label={ui('pager.label')}
          previousText={ui('pager.previous')}
          nextText={ui('pager.next')}
          previousHref={list.previous ? href({ before: list.previous }) : null}
          nextHref={list.next ? href({ after: list.next }) : null}
        />
      ) : null}
    </>
  );
}
