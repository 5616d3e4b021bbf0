import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { RecordHistory } from '@/components/audit/record-history';
import { RecordPage, RecordPart } from '@/components/layout/record-page';
import { LeadActs } from '@/components/leads/lead-acts';
import { LeadCandidates } from '@/components/leads/lead-candidates';
import { LeadFacts, LeadSteps } from '@/components/leads/lead-record';
import { listLeadCandidates } from '@/lib/leads/queries/lead-candidates';
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
  const [lead, history, found] = await guarded(() =>
    Promise.all([getLead(actor, id), getLeadHistory(actor, id), listLeadCandidates(actor, id)]),
  );
  const t = await getTranslations('leads.desk');
  // messages: leads.desk.state.* leads.desk.reveal.purposes.*
  return (
    <RecordPage
      trail={[{ text: t('title'), href: '/desk/leads' }]}
      name={lead.number}
      isSample={lead.isSample}
      note={lead.senderName}
      aside={
        <>
          <RecordPart id="steps" title={t('record.steps')}>
            <LeadSteps lead={lead} />
          </RecordPart>
          <RecordHistory
            folded
            history={history}
            words="leads.desk"
            valueText={(field, value) => {
              const group = { state: 'state', reason: 'reveal.purposes' }[field];
              return group && t.has(`${group}.${String(value)}`) ? t(`${group}.${String(value)}`) : undefined;
            }}
          />
        </>
      }
    >
      <LeadFacts lead={lead} />
      <LeadCandidates found={found} />
      <LeadActs lead={lead} />
    </RecordPage>
  );
}
