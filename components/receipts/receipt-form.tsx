import { getTranslations } from 'next-intl/server';
import { MoneyFields } from '@/components/agreements/money-fields';
import { UploadField } from '@/components/files/upload-field';
import { Checkbox, RadioGroup, Select } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
import { FormActs, FormSection } from '@/components/forms/form-layout';
import type { FormActionFn } from '@/components/forms/form-state';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextArea, TextField } from '@/components/forms/text-field';
import { moneyValues } from '@/lib/agreements/rules';
import { sourceScopes } from '@/lib/agreements/schema';
import type { ReceiptDetail } from '@/lib/receipts/queries/get-receipt';
import { evidenceKinds, receiptUses } from '@/lib/receipts/schema';

const LABELLED = [
  'receivedOn',
  'sourceScope',
  'use',
  'amount',
  'currency',
  'rate',
  'rateOn',
  'evidenceKind',
  'payerText',
  'isEstimate',
  'note',
  'files',
] as const;

type Props = {
  action: FormActionFn;
  projectId?: string;
  receipt?: ReceiptDetail;
  basePath: string;
};

/** Entering or mending a line: kept as a draft, or handed in with its evidence. */
export async function ReceiptForm({ action, projectId, receipt, basePath }: Props) {
  const t = await getTranslations('receipts.desk');
  // messages: agreements.scopes.* receipts.evidenceKinds.*
  const scopes = await getTranslations('agreements.scopes');
  const kinds = await getTranslations('receipts.evidenceKinds');
  return (
    <Form
      action={action}
      values={{
        receivedOn: receipt?.receivedOn,
        sourceScope: receipt?.sourceScope,
        use: receipt?.use ?? 'fixed',
        evidenceKind: receipt?.evidenceKind,
        payerText: receipt?.payerText,
        isEstimate: receipt?.isEstimate ? 'on' : null,
        note: receipt?.note,
        ...(receipt ? moneyValues(receipt) : {}),
      }}
      labels={Object.fromEntries(LABELLED.map((name) => [name, t(`field.${name}`)]))}
      {...(receipt ? { version: receipt.version } : {})}
    >
      {receipt ? <input type="hidden" name="id" value={receipt.id} /> : null}
      {projectId ? <input type="hidden" name="projectId" value={projectId} /> : null}
      <FormSection title={t('form.section')}>
        <TextField
          name="receivedOn"
          label={t('field.receivedOn')}
          required
          maxLength={10}
          placeholder="2024-07-04"
          readOnly={receipt?.corrects ? true : false}
          short
        />
        <MoneyFields required {...(receipt?.corrects ? { amountHint: t('hint.correction') } : {})} />
        <Select
          name="sourceScope"
          label={t('field.sourceScope')}
          required
          options={sourceScopes.map((scope) => ({ value: scope, text: scopes(scope) }))}
        />
        <RadioGroup
          name="use"
          label={t('field.use')}
          hint={t('hint.use')}
          required
          inline
          options={receiptUses.map((use) => ({ value: use, text: t(`uses.${use}`) }))}
        />
        <TextField name="payerText" label={t('field.payerText')} hint={t('hint.payerText')} maxLength={80} />
        <Checkbox name="isEstimate" label={t('field.isEstimate')} hint={t('hint.isEstimate')} />
      </FormSection>
      <FormSection title={t('form.evidence')}>
        <Select
          name="evidenceKind"
          label={t('field.evidenceKind')}
          required
          options={evidenceKinds.map((kind) => ({ value: kind, text: kinds(kind) }))}
        />
        <UploadField
          name="files"
          label={t('field.files')}
          hint={t('hint.files')}
          uploadUrl={`${basePath}/api/files/upload?purpose=evidence`}
        />
        <TextArea name="note" label={t('field.note')} rows={2} maxLength={1000} />
      </FormSection>
      <FormActs>
        <SubmitButton name="act" value="submit">
          {t('form.submit')}
        </SubmitButton>
        <SubmitButton name="act" value="save" look="line">
          {t('form.save')}
        </SubmitButton>
      </FormActs>
    </Form>
  );
}
