import { getTranslations } from 'next-intl/server';
import Link from 'next/link';
import { DuesBadge } from './dues-lines';
import { EmptyState } from '@/components/ui/empty-state';
import { StatRow } from '@/components/ui/figure';
import { Tabs } from '@/components/ui/tabs';
import type { DuesRow, DuesSums } from '@/lib/chambers/queries/dues';
import { yuanText } from '@/lib/chambers/rules-dues';
import type { DuesPage } from '@/lib/chambers/search-params';
import type { Locale } from '@/lib/i18n/routing';
import { withQuery } from '@/lib/shared/search-query';

type Props = {
  rows: readonly DuesRow[];
  sums: DuesSums;
  page: DuesPage;
  path: string;
  hrefOf: (membershipId: string) => string;
  locale: Locale;
};

const VIEWS = [undefined, 'open', 'late', 'paid', 'waived'] as const;

/** The dues ledger as lines that read well on a phone; each leads to the member, where it is settled. */
export async function DuesLedger({ rows, sums, page, path, hrefOf, locale }: Props) {
  const t = await getTranslations({ locale, namespace: 'chambers' });
  const here = { year: page.year === undefined ? undefined : String(page.year) };
  const view = (dues: (typeof VIEWS)[number]) => withQuery(path, here, { dues });
  // messages: chambers.rank.* chambers.dues.view.*
  return (
    <>
      <StatRow
        label={t('dues.sums')}
        stats={[
          {
            label: t('dues.sumDue'),
            value: yuanText(sums.dueWan),
            unit: t('dues.yuan'),
            href: view(undefined),
          },
          {
            label: t('dues.sumPaid'),
            value: yuanText(sums.paidWan),
            unit: t('dues.yuan'),
            href: view('paid'),
          },
          {
            label: t('dues.sumOpen'),
            value: yuanText(sums.openWan),
            unit: t('dues.yuan'),
            href: view('open'),
          },
          {
            label: t('dues.sumLate'),
            value: String(sums.late),
            unit: t('dues.linesUnit'),
            href: view('late'),
            ...(sums.late > 0 ? { tone: 'late' as const } : {}),
          },
        ]}
      />
      <Tabs
        label={t('dues.ledger')}
        tabs={VIEWS.map((dues) => ({
          text: t(`dues.view.${dues ?? 'all'}`),
          href: view(dues),
          current: page.dues === dues,
        }))}
      />
      {rows.length === 0 ? (
        <EmptyState title={t('dues.nobody')}>{t('dues.nobodyHint')}</EmptyState>
      ) : (
        <ul className="divide-y divide-line border-y border-line">
          {rows.map((row) => (
            <li key={row.id} className="grid gap-x-6 gap-y-1 py-3 sm:grid-cols-[1fr_auto] sm:items-center">
              <div className="min-w-0">
                <p className="flex flex-wrap items-center gap-x-2">
                  <Link
                    href={`${hrefOf(row.membershipId)}#dues`}
                    className="inline-flex min-h-11 items-center text-lg font-medium"
                  >
                    {row.name}
                  </Link>
                  <DuesBadge state={row.state} locale={locale} />
                </p>
                <p className="text-sm text-ink-2">
                  {[row.office && t(`rank.${row.office}`), row.firm].filter(Boolean).join(' · ')}
                </p>
              </div>
              <p className="figures text-sm text-ink-2">
                {t('dues.line', {
                  due: yuanText(row.dueWan),
                  paid: yuanText(row.paidWan),
                  day: row.dueOn,
                })}
              </p>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
