import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { RecordHistory } from '@/components/audit/record-history';
import { RecordPage } from '@/components/layout/record-page';
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
import { submitReceiptAction } from '@/lib/receipts/actions';
import { getReceipt, getReceiptHistory } from '@/lib/receipts/queries/get-receipt';
import { requireActor } from '@/lib/server/current-actor';
import { env } from '@/lib/server/env';
import { guarded } from '@/lib/server/guarded';
import { uuidParam } from '@/lib/server/uuid-param';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('receipts.desk'))('title') };
}

/** One line: facts, evidence, what the reader may do; its way on the right. */
export default async function ReceiptRecordPage({ params }: Props) {
  const actor = await requireActor('clerk', 'chief', 'leader', 'filler', 'supervisor');
  const id = uuidParam((await params).id);
  const [receipt, history] = await guarded(() =>
    Promise.all([getReceipt(actor, id), getReceiptHistory(actor, id)]),
  );
  const t = await getTranslations('receipts.desk');
  return (
    <RecordPage
      trail={[
        { text: t('title'), href: '/desk/receipts' },
        { text: receipt.project, href: `/desk/projects/${receipt.projectId}` },
      ]}
      name={receipt.number}
      title={receipt.project}
      note={<ReceiptLine receipt={receipt} />}
      acts={
        receipt.can.update ? (
          <LinkButton href={`/desk/receipts/${id}/edit`} hotkey="E">
            {t('record.edit')}
          </LinkButton>
        ) : null
      }
      aside={
        <RecordHistory
          history={history}
          words="receipts.desk"
          valueText={(field, value) =>
            field === 'state' && t.has(`states.${String(value)}`) ? t(`states.${String(value)}`) : undefined
          }
        />
      }
    >
      <ReceiptNotices receipt={receipt} />
      {receipt.can.update && receipt.files.length > 0 ? (
        <Form action={submitReceiptAction} labels={{}} label={t('record.submit')} version={receipt.version}>
          <input type="hidden" name="id" value={id} />
          <SubmitButton>{t('record.submit')}</SubmitButton>
        </Form>
      ) : null}
      <ReceiptFacts receipt={receipt} wide />
      <ReceiptEvidence receipt={receipt} basePath={env.basePath} />
      <ReviewPanel receipt={receipt} from="record" />
      <ReceiptCorrections receipt={receipt} />
      {receipt.can.correct ? <CorrectionForm receipt={receipt} basePath={env.basePath} /> : null}
    </RecordPage>
  );
}
