import { getTranslations } from 'next-intl/server';
import { StatRow, type Stat } from '@/components/ui/figure';
import { SectionHead } from '@/components/ui/page-head';
import { memberStatuses } from '@/lib/chambers/rules-status';
import { yuanText } from '@/lib/chambers/rules-dues';
import type { ChamberFigures } from '@/lib/desk/queries-chamber';
import { localePath } from '@/lib/i18n/navigation';
import type { Locale } from '@/lib/i18n/routing';
import { formatWan } from '@/lib/shared/money';

type Props = { figures: ChamberFigures; locale: Locale };

/** The four figures of the officer's first page; each opens. */
export async function ChamberStats({ figures, locale }: Props) {
  const t = await getTranslations({ locale, namespace: 'account.chamber' });
  const { dues, leads, money, projects } = figures;
  const path = (rest: string): string => localePath(locale, `/chamber${rest}`);
  return (
    <StatRow
      label={t('title')}
      stats={[
        {
          label: t('leadsHanded'),
          value: String(leads.all),
          hint:
            leads.late > 0 ? t('leadsLate', { count: leads.late }) : t('leadsOpen', { count: leads.open }),
          tone: leads.late > 0 ? 'late' : 'plain',
          href: path('/leads?view=all'),
        },
        {
          label: t('duesOf', { year: String(dues.year) }),
          value: yuanText(dues.paidWan),
          unit: t('yuan'),
          hint: t('duesDue', { due: yuanText(dues.dueWan) }),
          href: path(`/dues?year=${dues.year}`),
        },
        { label: t('projects'), value: String(projects.length), href: path('/figures#projects') },
        {
          label: t('moneyTotal'),
          value: formatWan(money.totalWan),
          unit: t('wan'),
          hint: t('moneyYear', { year: money.year, amount: formatWan(money.yearWan) }),
          href: path('/figures#money'),
        },
      ]}
    />
  );
}

/** Members by state, dues of the year and leads, each number a way to its rows. */
export async function ChamberCounts({ figures, locale }: Props) {
  const t = await getTranslations({ locale, namespace: 'account.chamber' });
  const c = await getTranslations({ locale, namespace: 'chambers' });
  const { members, dues, leads } = figures;
  const path = (rest: string): string => localePath(locale, `/chamber${rest}`);
  const total = Object.values(members).reduce((sum, count) => sum + count, 0);
  // messages: chambers.memberStatus.*
  const states = memberStatuses.flatMap((status): Stat[] =>
    members[status]
      ? [
          {
            label: c(`memberStatus.${status}`),
            value: String(members[status]),
            href: path(`?status=${status}`),
          },
        ]
      : [],
  );
  const ofYear = `/dues?year=${dues.year}`;
  return (
    <>
      <section className="section" aria-labelledby="members">
        <SectionHead id="members" title={c('officer.members')} />
        <div className="mt-3">
          <StatRow
            label={c('officer.members')}
            stats={[{ label: t('membersAll'), value: String(total), href: path('') }, ...states]}
          />
        </div>
      </section>
      <section className="section" aria-labelledby="dues">
        <SectionHead id="dues" title={t('duesOf', { year: String(dues.year) })} />
        <div className="mt-3">
          <StatRow
            label={t('duesOf', { year: String(dues.year) })}
            stats={[
              { label: c('dues.sumDue'), value: yuanText(dues.dueWan), unit: t('yuan'), href: path(ofYear) },
              {
                label: c('dues.sumPaid'),
                value: yuanText(dues.paidWan),
                unit: t('yuan'),
                href: path(`${ofYear}&dues=paid`),
              },
              {
                label: c('dues.sumOpen'),
                value: yuanText(dues.openWan),
                unit: t('yuan'),
                href: path(`${ofYear}&dues=open`),
              },
              {
                label: c('dues.sumLate'),
                value: String(dues.late),
                unit: c('dues.linesUnit'),
                href: path(`${ofYear}&dues=late`),
              },
            ]}
          />
        </div>
      </section>
      <section className="section" aria-labelledby="leads">
        <SectionHead id="leads" title={t('leads')} />
        <div className="mt-3">
          <StatRow
            label={t('leads')}
            stats={(['all', 'taken', 'converted', 'late'] as const).map((view) => ({
              label: t(`leadsBy.${view}`),
              value: String(leads[view]),
              href: path(`/leads?view=${view}`),
            }))}
          />
        </div>
      </section>
    </>
  );
}
