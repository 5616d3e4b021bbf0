import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { HandedLeadFacts, HandedLeadSteps } from '@/components/leads/handed-lead-record';
import { Notice } from '@/components/ui/notice';
import { Breadcrumbs, PageHead } from '@/components/ui/page-head';
import { localePath } from '@/lib/i18n/navigation';
import { toLocale } from '@/lib/i18n/routing';
import { getHandedLead } from '@/lib/leads/queries/handed-leads';
import { HandedLeadPage } from '@/lib/leads/search-params';
import { requireActor } from '@/lib/server/current-actor';
import { guarded } from '@/lib/server/guarded';
import { uuidParam } from '@/lib/server/uuid-param';

export const dynamic = 'force-dynamic';

type Props = {
  params: Promise<{ locale: string; id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: toLocale((await params).locale), namespace: 'leads.handed' });
  return { title: t('one') };
}

/** One lead of the own chamber; another chamber's is a page that does not exist. */
export default async function HandedLeadRecordPage({ params, searchParams }: Props) {
  const given = await params;
  const locale = toLocale(given.locale);
  const actor = await requireActor('chamber_officer');
  const id = uuidParam(given.id);
  const { done } = HandedLeadPage.parse(await searchParams);
  const lead = await guarded(() => getHandedLead(actor, id));
  const t = await getTranslations({ locale, namespace: 'leads.handed' });
  const ui = await getTranslations({ locale, namespace: 'ui' });
  return (
    <div className="wrap">
      <Breadcrumbs
        label={ui('breadcrumbs')}
        items={[{ text: t('title'), href: localePath(locale, '/chamber/leads') }, { text: lead.number }]}
      />
      <PageHead
        title={lead.firm ?? lead.person}
        note={t('handedOn', { date: lead.receivedAt, number: lead.number })}
      />
      {done ? (
        <div className="my-4">
          <Notice tone="good" live>
            {t('done', { number: lead.number, unit: lead.unit ?? '' })}
          </Notice>
        </div>
      ) : null}
      <div className="grid gap-10 lg:grid-cols-[3fr_2fr] lg:gap-14">
        <div>
          <HandedLeadFacts lead={lead} locale={locale} />
        </div>
        <HandedLeadSteps lead={lead} locale={locale} />
      </div>
    </div>
  );
}
