import { getTranslations } from 'next-intl/server';
import { Select } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextArea } from '@/components/forms/text-field';
import { Notice } from '@/components/ui/notice';
import { SectionHead } from '@/components/ui/page-head';
import { acceptReceiptAction, checkReceiptAction, returnReceiptAction } from '@/lib/receipts/actions';
import type { ReceiptDetail } from '@/lib/receipts/queries/get-receipt';
import { formatMonth } from '@/lib/shared/dates';
import { ReviewKeys } from './review-keys';

/** What the reader may do with a line under review: check, accept into a month, or return with a reason. */
export async function ReviewPanel({ receipt, from }: { receipt: ReceiptDetail; from: 'queue' | 'record' }) {
  const t = await getTranslations('receipts.desk');
  const { can } = receipt;
  if (can.isSecondPersonNeeded) return <Notice tone="warn">{t('review.secondPerson')}</Notice>;
  if (!can.check && !can.accept && !can.return) return null;
  const hidden = (
    <>
      <input type="hidden" name="id" value={receipt.id} />
      <input type="hidden" name="from" value={from} />
    </>
  );
  return (
    <section className="part" aria-labelledby="review">
      <SectionHead id="review" title={t('review.title')} note={t('review.keys')} />
      <ReviewKeys />
      {can.check ? (
        <div data-review="a">
          <Form
            key={receipt.id}
            action={checkReceiptAction}
            labels={{}}
            label={t('review.check')}
            version={receipt.version}
          >
            {hidden}
            <p className="note">{t('review.checkExplain')}</p>
            <SubmitButton>{t('review.check')}</SubmitButton>
          </Form>
        </div>
      ) : null}
      {can.accept && receipt.months.length === 0 ? <Notice tone="late">{t('review.noMonth')}</Notice> : null}
      {can.accept && receipt.months.length > 0 ? (
        <div data-review="a">
          <Form
            key={receipt.id}
            action={acceptReceiptAction}
            labels={{ periodMonth: t('field.periodMonth') }}
            label={t('review.accept')}
            version={receipt.version}
          >
            {hidden}
            <p className="note">{t('review.acceptExplain')}</p>
            <Select
              name="periodMonth"
              label={t('field.periodMonth')}
              required
              options={receipt.months.map((month) => ({ value: month, text: formatMonth(month) }))}
            />
            <SubmitButton>{t('review.accept')}</SubmitButton>
          </Form>
        </div>
      ) : null}
      {can.return ? (
        <details data-review="r" className="mt-3">
          <summary className="btn">{t('review.return')}</summary>
          <Form
            key={receipt.id}
            action={returnReceiptAction}
            labels={{ reason: t('review.returnReason') }}
            label={t('review.return')}
            version={receipt.version}
          >
            {hidden}
            <TextArea name="reason" label={t('review.returnReason')} required rows={2} maxLength={300} />
            <SubmitButton look="danger">{t('review.return')}</SubmitButton>
          </Form>
        </details>
      ) : null}
    </section>
  );
}
