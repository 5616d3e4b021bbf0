import { getTranslations } from 'next-intl/server';
import Link from 'next/link';
import { Badge } from '@/components/ui/badge';
import { DescriptionList } from '@/components/ui/description-list';
import { Notice } from '@/components/ui/notice';
import { TextsProvider } from '@/components/ui/texts';
import { Timeline } from '@/components/ui/timeline';
import { clientTexts } from '@/lib/i18n/client-texts';
import { revealLeadPhoneAction } from '@/lib/leads/actions';
import type { LeadDetail } from '@/lib/leads/queries/leads';
import { revealPurposes } from '@/lib/leads/rules';
import { formatInstant } from '@/lib/shared/dates';
import { leadTones } from './lead-table';
import { RevealPhone } from './reveal-phone';
import { SectionHead } from '@/components/ui/page-head';

/** What the sender wrote, who answers, until when, and what was agreed to. */
export async function LeadFacts({ lead }: { lead: LeadDetail }) {
  const t = await getTranslations('leads.desk');
  const c = await getTranslations('words');
  // messages: leads.desk.channel.* leads.desk.locale.* leads.desk.record.enquiry leads.desk.record.keep
  const phone = lead.can.reveal ? (
    <TextsProvider texts={await clientTexts('zh-CN', ['ui', 'leads.desk.reveal'])}>
      <RevealPhone
        id={lead.id}
        masked={lead.phoneMasked ?? ''}
        action={revealLeadPhoneAction}
        purposes={revealPurposes.map((value) => ({ value, text: t(`reveal.purposes.${value}`) }))}
      />
    </TextsProvider>
  ) : (
    lead.phoneMasked
  );
  return (
    <section className="part" aria-labelledby="facts">
      <SectionHead id="facts" title={t('record.facts')} />
      {lead.isOverdue ? <Notice tone="late">{t('record.overdue', { date: lead.dueOn ?? '' })}</Notice> : null}
      {lead.hasNoClock ? <Notice tone="warn">{t('record.noClock')}</Notice> : null}
      {lead.closeReason ? (
        <Notice tone="plain">{t('record.closed', { reason: lead.closeReason })}</Notice>
      ) : null}
      <DescriptionList
        wide
        emptyText={c('none')}
        facts={[
          {
            term: t('field.state'),
            value: <Badge tone={leadTones[lead.state]}>{t(`state.${lead.state}`)}</Badge>,
          },
          { term: t('field.senderName'), value: lead.senderName },
          { term: t('field.phone'), value: phone },
          { term: t('field.firm'), value: lead.firm },
          { term: t('field.industry'), value: lead.industry },
          { term: t('field.amount'), value: lead.amountText },
          ...(lead.projects.length > 0
            ? [{ term: t('record.projects'), value: <LeadProjects projects={lead.projects} /> }]
            : []),
          {
            term: t('field.offer'),
            value: lead.offer ? (
              <Link className="quiet-link" href={`/desk/offers/${lead.offer.id}`}>
                {lead.offer.title}
              </Link>
            ) : null,
          },
          ...(lead.chamber
            ? [
                {
                  term: t('field.chamber'),
                  value: (
                    <Link className="quiet-link" href={`/desk/chambers/${lead.chamber.id}`}>
                      {lead.chamber.name}
                    </Link>
                  ),
                },
              ]
            : []),
          { term: t('field.message'), value: lead.message },
          { term: t('field.unit'), value: lead.unit },
          { term: t('field.officer'), value: lead.officer },
          { term: t('field.received'), value: lead.receivedAt },
          { term: t('field.due'), value: lead.dueOn },
          { term: t('field.answered'), value: lead.answeredAt },
          {
            term: t('field.channel'),
            value: t.has(`channel.${lead.channel}`) ? t(`channel.${lead.channel}`) : lead.channel,
          },
          {
            term: t('field.locale'),
            value: t.has(`locale.${lead.locale}`) ? t(`locale.${lead.locale}`) : lead.locale,
          },
        ]}
      />
      <LeadConsents lead={lead} />
    </section>
  );
}

function LeadProjects({ projects }: Pick<LeadDetail, 'projects'>) {
  return (
    <ul className="grid gap-1">
      {projects.map((project) => (
        <li key={project.id}>
          <Link className="quiet-link" href={`/desk/projects/${project.id}`}>
            <span className="figures">{project.number}</span> {project.name}
          </Link>
        </li>
      ))}
    </ul>
  );
}

async function LeadConsents({ lead }: { lead: LeadDetail }) {
  const t = await getTranslations('leads.desk');
  const keeps = lead.consents.some((consent) => consent.scope === 'keep' && consent.withdrawnOn === null);
  return (
    <section className="part" aria-labelledby="consents">
      <SectionHead id="consents" title={t('record.consents')} />
      {lead.provideNote ? (
        <p className="text-sm">{t('record.provided', { note: lead.provideNote })}</p>
      ) : null}
      <ul className="grid gap-1 text-sm">
        {lead.consents.map((consent) => (
          <li key={consent.scope}>
            {consent.scope === 'keep' ? t('record.keep') : t('record.enquiry')}：
            {t('record.consentLine', { number: consent.textNumber, date: consent.givenOn })}
            {consent.withdrawnOn ? `，${t('record.withdrawn', { date: consent.withdrawnOn })}` : ''}
          </li>
        ))}
      </ul>
      {keeps ? null : <p className="note">{t('record.noKeep')}</p>}
    </section>
  );
}

/** Steps of the lead, newest first; those that the sender never sees are marked. */
export async function LeadSteps({ lead }: { lead: LeadDetail }) {
  const t = await getTranslations('leads.desk');
  // messages: leads.desk.step.*
  return (
    <Timeline
      label={t('record.steps')}
      items={lead.steps.map((step, index) => ({
        id: step.id,
        date: step.at.toISOString(),
        dateText: formatInstant(step.at),
        title: t.has(`step.${step.kind}`) ? t(`step.${step.kind}`) : step.kind,
        ...(step.by ? { by: step.by } : {}),
        now: index === 0,
        body: (
          <>
            {step.note ? <p className="whitespace-pre-line">{step.note}</p> : null}
            <p className="note">{t(step.isPublic ? 'record.public' : 'record.internal')}</p>
          </>
        ),
      }))}
    />
  );
}
