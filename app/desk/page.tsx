import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { redirect } from 'next/navigation';
import { TodayList } from '@/components/desk/today-list';
import { LinkButton } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { StatRow } from '@/components/ui/figure';
import { PageHead } from '@/components/ui/page-head';
import { canUseDesk } from '@/lib/desk/policy';
import { listToday, listTodayFigures } from '@/lib/desk/queries-today';
import { canLogInteractions } from '@/lib/interactions/policy';
import { requireActor } from '@/lib/server/current-actor';
import { guarded } from '@/lib/server/guarded';
import { formatLetterDate, today } from '@/lib/shared/dates';
import { formatWan } from '@/lib/shared/money';
import { homeOf } from '@/lib/users/rules-sign-in';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('desk.desk.today');
  return { title: t('title') };
}

/** 今日: what is due for this person; officers and merchants are sent to their own areas. */
export default async function TodayPage() {
  const actor = await requireActor();
  if (!canUseDesk(actor)) redirect(homeOf(actor.role));
  const [sections, figures] = await guarded(() => Promise.all([listToday(actor), listTodayFigures(actor)]));
  const t = await getTranslations('desk.desk.today');
  // messages: auth.role.*
  const role = await getTranslations('auth.role');
  return (
    <div className="desk-page">
      <PageHead
        title={t('title')}
        note={t('note', { date: formatLetterDate(today()), role: role(actor.role) })}
        acts={
          canLogInteractions(actor) ? (
            <LinkButton href="/desk/interactions/new" look="primary" hotkey="N">
              {(await getTranslations('interactions.desk'))('new')}
            </LinkButton>
          ) : null
        }
      />
      {figures.length > 0 ? (
        <StatRow
          label={t('figures')}
          stats={figures.map((figure) => ({
            label: figure.name,
            value: formatWan(figure.totalWan),
            unit: t('wan'),
            hint: figure.percent
              ? t('target', { percent: figure.percent })
              : t('noTarget', { count: figure.lines }),
            href: figure.href,
          }))}
        />
      ) : null}
      {sections.length === 0 ? (
        <EmptyState title={t('nothing')}>{t('nothingHint')}</EmptyState>
      ) : (
        <div className="today-grid">
          {sections.map((section) => (
            <TodayList key={section.key} section={section} />
          ))}
        </div>
      )}
    </div>
  );
}
