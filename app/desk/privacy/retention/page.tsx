import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { RetentionTable, TermsPart } from '@/components/privacy/retention-parts';
import { PageHead } from '@/components/ui/page-head';
import { Notice } from '@/components/ui/notice';
import { Tabs } from '@/components/ui/tabs';
import { getRetention } from '@/lib/privacy/queries-retention';
import { RetentionPage, retentionViews } from '@/lib/privacy/schema-requests';
import { requireActor } from '@/lib/server/current-actor';
import { guarded } from '@/lib/server/guarded';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('privacy.desk.retention'))('title') };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** What has been kept long enough: review, set aside, erase; and how many people the programme keeps. */
export default async function RetentionReviewPage({ searchParams }: Props) {
  const actor = await requireActor();
  const view = RetentionPage.parse(await searchParams).view ?? 'no_contact';
  const review = await guarded(() => getRetention(actor, view));
  const t = await getTranslations('privacy.desk.retention');
  // messages: privacy.desk.retention.view.* privacy.desk.retention.viewNote.*
  const { living, threshold } = review.people;
  const number = (value: number) => value.toLocaleString('zh-CN');
  const text = (count: { value: number; isCapped: boolean }) => `${count.value}${count.isCapped ? '+' : ''}`;
  return (
    <div className="desk-page">
      <PageHead
        title={t('title')}
        note={t('people', { living: number(living), threshold: number(threshold) })}
      />
      <Notice tone={living >= threshold ? 'late' : 'plain'}>
        {t(living >= threshold ? 'overThreshold' : 'underThreshold', { threshold: number(threshold) })}
      </Notice>
      <Tabs
        label={t('views')}
        tabs={retentionViews.map((name) => ({
          text: t(`view.${name}`),
          href: `/desk/privacy/retention?view=${name}`,
          current: name === view,
          count: text(review.counts[name]),
        }))}
      />
      <p className="note">{t(`viewNote.${view}`)}</p>
      <RetentionTable rows={review.rows} />
      <TermsPart terms={review.terms} mayChange={review.can.changeTerms} />
    </div>
  );
}
