import { getTranslations } from 'next-intl/server';
import Link from 'next/link';
import { LeadClockText } from './lead-clock';
import { leadTones } from './lead-table';
import { Badge, ExampleMark } from '@/components/ui/badge';
import { localePath } from '@/lib/i18n/navigation';
import type { Locale } from '@/lib/i18n/routing';
import type { HandedLeadRow } from '@/lib/leads/queries/handed-leads';

/** The own chamber's leads as lines that read on a phone: who and what, how far it is, until when it is answered. */
export async function HandedLeadList({ rows, locale }: { rows: readonly HandedLeadRow[]; locale: Locale }) {
  const t = await getTranslations({ locale, namespace: 'leads.handed' });
  const ui = await getTranslations({ locale, namespace: 'ui' });
  // messages: leads.handed.state.*
  return (
    <ul className="divide-y divide-line border-y border-line">
      {rows.map((row) => (
        <li key={row.id} className="grid gap-1 py-3">
          <p className="flex flex-wrap items-center gap-x-3">
            <Link
              href={localePath(locale, `/chamber/leads/${row.id}`)}
              className="inline-flex min-h-11 items-center text-lg font-medium"
            >
              {row.firm ?? row.person}
            </Link>
            <Badge tone={leadTones[row.state]}>{t(`state.${row.state}`)}</Badge>
            {row.isSample ? <ExampleMark text={ui('example')} /> : null}
          </p>
          <p className="text-sm text-ink-2" lang="zh-CN">
            {[row.firm ? row.person : null, row.amountText].filter(Boolean).join(' · ')}
          </p>
          <p className="flex flex-wrap gap-x-4 text-sm">
            <LeadClockText clock={row.clock} locale={locale} />
            <span className="note figures">
              {t('handedOn', { date: row.receivedOn, number: row.number })}
            </span>
          </p>
        </li>
      ))}
    </ul>
  );
}
