import { getTranslations } from 'next-intl/server';
import { UploadField } from '@/components/files/upload-field';
import { Select } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
import { FormActs } from '@/components/forms/form-layout';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextArea, TextField } from '@/components/forms/text-field';
import { SectionHead } from '@/components/ui/page-head';
import { correctReceiptAction } from '@/lib/receipts/actions';
import type { ReceiptDetail } from '@/lib/receipts/queries/get-receipt';
import { evidenceKinds } from '@/lib/receipts/schema';

/** A correction of an accepted line, folded until it is wanted: the difference, why, and its proof. */
export async function CorrectionForm({ receipt, basePath }: { receipt: ReceiptDetail; basePath: string }) {
  const t = await getTranslations('receipts.desk');
  // messages: receipts.evidenceKinds.*
  const kinds = await getTranslations('receipts.evidenceKinds');
  const labels = {
    amount: t('correct.amount'),
    reason: t('field.reason'),
    evidenceKind: t('field.evidenceKind'),
    files: t('field.files'),
  };
  return (
    <section className="part" aria-labelledby="correct">
      <SectionHead id="correct" title={t('record.correct')} note={t('record.appendOnly')} />
      <details>
        <summary className="btn">{t('record.correct')}</summary>
        <p className="note mt-2">{t('correct.explain')}</p>
        <Form
          action={correctReceiptAction}
          labels={labels}
          label={t('correct.title', { number: receipt.number })}
        >
          <input type="hidden" name="id" value={receipt.id} />
          <TextField name="amount" label={labels.amount} hint={t('hint.correction')} required numeric short />
          <TextArea name="reason" label={labels.reason} required rows={2} maxLength={300} />
          <Select
            name="evidenceKind"
            label={labels.evidenceKind}
            required
            options={evidenceKinds.map((kind) => ({ value: kind, text: kinds(kind) }))}
          />
          <UploadField
            name="files"
            label={labels.files}
            hint={t('hint.files')}
            uploadUrl={`${basePath}/api/files/upload?purpose=evidence`}
          />
          <FormActs>
            <SubmitButton name="act" value="submit">
              {t('correct.submit')}
            </SubmitButton>
            <SubmitButton name="act" value="save" look="line">
              {t('correct.save')}
            </SubmitButton>
          </FormActs>
        </Form>
      </details>
    </section>
  );
}
