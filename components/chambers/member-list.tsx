import { getTranslations } from 'next-intl/server';
import Link from 'next/link';
import { MemberStatusBadge } from './member-status';
import { Badge, ExampleMark } from '@/components/ui/badge';
import type { MemberRow } from '@/lib/chambers/queries/members';
import type { Locale } from '@/lib/i18n/routing';

type Props = { rows: readonly MemberRow[]; hrefOf: (id: string) => string; locale: Locale };

/** The roster as lines that read well on a phone: name and office first, firm below, phone at the end. */
export async function MemberList({ rows, hrefOf, locale }: Props) {
  const t = await getTranslations({ locale, namespace: 'chambers' });
  const ui = await getTranslations({ locale, namespace: 'ui' });
  // messages: chambers.rank.*
  return (
    <ul className="divide-y divide-line border-y border-line">
      {rows.map((row) => (
        <li key={row.id} className="grid gap-x-6 gap-y-1 py-3 sm:grid-cols-[1fr_auto] sm:items-center">
          <div className="min-w-0">
            <p className="flex flex-wrap items-center gap-x-2">
              <Link href={hrefOf(row.id)} className="inline-flex min-h-11 items-center text-lg font-medium">
                {row.name}
              </Link>
              {row.office && row.office !== 'member' ? (
                <Badge tone="gold">{t(`rank.${row.office}`)}</Badge>
              ) : null}
              {row.isCurrent && row.status !== 'active' ? (
                <MemberStatusBadge status={row.status} locale={locale} />
              ) : null}
              {row.isCurrent ? null : (
                <Badge tone="muted">{t('officer.leftOn', { date: row.leftOn ?? '' })}</Badge>
              )}
              {row.isSample ? <ExampleMark text={ui('example')} /> : null}
            </p>
            <p className="text-sm text-ink-2" lang="zh-CN">
              {[row.firm, row.title].filter(Boolean).join(' · ') || t('officer.noFirm')}
            </p>
          </div>
          <p className="figures text-sm text-ink-2">
            {row.phone ?? t('officer.noPhone')}
            {row.joinedOn ? (
              <span className="ms-4">{t('officer.joinedOn', { date: row.joinedOn })}</span>
            ) : null}
          </p>
        </li>
      ))}
    </ul>
  );
}
