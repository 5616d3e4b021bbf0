import { getTranslations } from 'next-intl/server';
import { RecordTimeline } from '@/components/audit/record-timeline';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { CorrectionForm } from '@/components/receipts/correction-form';
import {
  ReceiptCorrections,
  ReceiptEvidence,
  ReceiptFacts,
  ReceiptLine,
  ReceiptNotices,
} from '@/components/receipts/receipt-facts';
import { ReviewPanel } from '@/components/receipts/review-panel';
import { LinkButton } from '@/components/ui/button';
import { Breadcrumbs, PageHead, SectionHead } from '@/components/ui/page-head';
import { submitReceiptAction } from '@/lib/receipts/actions';
import { getReceipt, getReceiptHistory } from '@/lib/receipts/queries/get-receipt';
import { requireActor } from '@/lib/server/current-actor';
import { env } from '@/lib/server/env';
import { guarded } from '@/lib/server/guarded';
import { uuidParam } from '@/lib/server/uuid-param';

type Props = { params: Promise<{ id: string }> };

/** One line: facts, evidence, what the reader may do; its way on the right. */
export default async function ReceiptRecordPage({ params }: Props) {
  const actor = await requireActor('clerk', 'chief', 'leader', 'filler', 'supervisor');
  const id = uuidParam((await params).id);
  const [receipt, history] = await guarded(() =>
    Promise.all([getReceipt(actor, id), getReceiptHistory(actor, id)]),
  );
  const t = await getTranslations('receipts.desk');
  const ui = await getTranslations('ui');
  // messages: receipts.desk.verb.* receipts.desk.field.* receipts.desk.states.*
  const named = (group: string, name: string) => (t.has(`${group}.${name}`) ? t(`${group}.${name}`) : name);
  return (
    <div className="desk-page">
      <Breadcrumbs
        label={ui('breadcrumbs')}
        items={[
          { text: t('title'), href: '/desk/receipts' },
          { text: receipt.project, href: `/desk/projects/${receipt.projectId}` },
          { text: receipt.number },
        ]}
      />
      <PageHead
        title={receipt.project}
        note={<ReceiptLine receipt={receipt} />}
        acts={
          receipt.can.update ? (
            <LinkButton href={`/desk/receipts/${id}/edit`} hotkey="E">
              {t('record.edit')}
            </LinkButton>
          ) : null
        }
      />
      <div className="record">
        <div className="grid min-w-0 gap-5">
          <ReceiptNotices receipt={receipt} />
          {receipt.can.update && receipt.files.length > 0 ? (
            <Form
              action={submitReceiptAction}
              labels={{}}
              label={t('record.submit')}
              version={receipt.version}
            >
              <input type="hidden" name="id" value={id} />
              <SubmitButton>{t('record.submit')}</SubmitButton>
            </Form>
          ) : null}
          <ReceiptFacts receipt={receipt} wide />
          <ReceiptEvidence receipt={receipt} basePath={env.basePath} />
          <ReviewPanel receipt={receipt} from="record" />
          <ReceiptCorrections receipt={receipt} />
          {receipt.can.correct ? <CorrectionForm receipt={receipt} basePath={env.basePath} /> : null}
        </div>
        <section className="part" aria-labelledby="timeline">
          <SectionHead id="timeline" title={t('record.timeline')} />
          <RecordTimeline
            history={history}
            label={t('record.timeline')}
            emptyText={t('record.noHistory')}
            verbText={(verb) => named('verb', verb)}
            fieldText={(field) => named('field', field)}
            valueText={(field, value) => (field === 'state' ? named('states', String(value)) : undefined)}
          />
        </section>
      </div>
    </div>
  );
}
