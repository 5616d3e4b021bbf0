import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { RecordTimeline } from '@/components/audit/record-timeline';
import { LeadActs } from '@/components/leads/lead-acts';
import { LeadFacts, LeadSteps } from '@/components/leads/lead-record';
import { ExampleMark } from '@/components/ui/badge';
import { Breadcrumbs, PageHead, SectionHead } from '@/components/ui/page-head';
import { getLead, getLeadHistory } from '@/lib/leads/queries/leads';
import { requireActor } from '@/lib/server/current-actor';
import { guarded } from '@/lib/server/guarded';
import { uuidParam } from '@/lib/server/uuid-param';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('leads.desk'))('title') };
}

/** One lead: what was written, what may be done, what was done. */
export default async function LeadRecordPage({ params }: Props) {
  const actor = await requireActor();
  const id = uuidParam((await params).id);
  const [lead, history] = await guarded(() => Promise.all([getLead(actor, id), getLeadHistory(actor, id)]));
  const t = await getTranslations('leads.desk');
  const ui = await getTranslations('ui');
  // messages: leads.desk.verb.* leads.desk.field.*
  return (
    <div className="desk-page">
      <Breadcrumbs
        label={ui('breadcrumbs')}
        items={[{ text: t('title'), href: '/desk/leads' }, { text: lead.number }]}
      />
      <PageHead
        title={
          <>
            {lead.number}{' '}
            {lead.isSample && !lead.number.includes(ui('example')) ? (
              <ExampleMark text={ui('example')} />
            ) : null}
          </>
        }
        note={lead.senderName}
      />
      <div className="record">
        <div>
          <LeadFacts lead={lead} />
          <LeadActs lead={lead} />
        </div>
        <div>
          <section aria-labelledby="steps">
            <SectionHead id="steps" title={t('record.steps')} />
            <LeadSteps lead={lead} />
          </section>
          <details className="part">
            <summary>{t('record.history')}</summary>
            <RecordTimeline
              history={history}
              label={t('record.history')}
              emptyText={t('record.noHistory')}
              verbText={(verb) => (t.has(`verb.${verb}`) ? t(`verb.${verb}`) : verb)}
              fieldText={(field) => (t.has(`field.${field}`) ? t(`field.${field}`) : field)}
              valueText={(field, value) =>
                field === 'state' && t.has(`state.${String(value)}`) ? t(`state.${String(value)}`) : undefined
              }
            />
          </details>
        </div>
      </div>
    </div>
  );
}
