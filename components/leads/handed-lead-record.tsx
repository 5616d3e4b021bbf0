import { getTranslations } from 'next-intl/server';
import { LeadClockText } from './lead-clock';
import { leadTones } from './lead-table';
import { Badge } from '@/components/ui/badge';
import { DescriptionList } from '@/components/ui/description-list';
import { Notice } from '@/components/ui/notice';
import { SectionHead } from '@/components/ui/page-head';
import { Timeline } from '@/components/ui/timeline';
import type { Locale } from '@/lib/i18n/routing';
import type { HandedLeadDetail } from '@/lib/leads/queries/handed-leads';

/** What the chamber wrote, and until when it is answered. */
export async function HandedLeadFacts({ lead, locale }: { lead: HandedLeadDetail; locale: Locale }) {
  const t = await getTranslations({ locale, namespace: 'leads.handed' });
  const c = await getTranslations({ locale, namespace: 'words' });
  const { industry } = lead;
  const named = { 'zh-CN': null, 'zh-Hant': industry?.hant, en: industry?.en }[locale] ?? industry?.zh;
  // messages: leads.handed.state.*
  return (
    <>
      {lead.mayBeKnown ? <Notice tone="info">{t('mayBeKnown')}</Notice> : null}
      {lead.closeReason ? (
        <Notice tone="plain" title={t('closedTitle')}>
          {lead.closeReason}
        </Notice>
      ) : null}
      <DescriptionList
        emptyText={c('none')}
        facts={[
          {
            term: t('fact.state'),
            value: <Badge tone={leadTones[lead.state]}>{t(`state.${lead.state}`)}</Badge>,
          },
          { term: t('fact.clock'), value: <LeadClockText clock={lead.clock} locale={locale} /> },
          { term: t('fact.unit'), value: lead.unit },
          { term: t('form.wish'), value: <span className="whitespace-pre-line">{lead.wish}</span> },
          { term: t('form.person'), value: lead.person },
          { term: t('form.phone'), value: lead.phoneMasked },
          { term: t('form.firm'), value: lead.firm },
          { term: t('form.amount'), value: lead.amountText },
          { term: t('form.industry'), value: named },
          { term: t('form.provideNote'), value: lead.provideNote },
        ]}
      />
    </>
  );
}

/** What was done with it, as far as it was answered to the chamber; newest first. */
export async function HandedLeadSteps({ lead, locale }: { lead: HandedLeadDetail; locale: Locale }) {
  const t = await getTranslations({ locale, namespace: 'leads.handed' });
  // messages: leads.handed.step.*
  return (
    <section className="part" aria-labelledby="steps">
      <SectionHead id="steps" title={t('steps')} />
      <Timeline
        label={t('steps')}
        items={lead.steps.map((step, index) => ({
          id: step.id,
          date: step.at,
          dateText: step.at,
          title: t.has(`step.${step.kind}`) ? t(`step.${step.kind}`) : step.kind,
          now: index === 0,
          ...(step.note ? { body: <p className="whitespace-pre-line">{step.note}</p> } : {}),
        }))}
      />
    </section>
  );
}
