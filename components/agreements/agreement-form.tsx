import { getTranslations } from 'next-intl/server';
import { UploadField } from '@/components/files/upload-field';
import { RadioGroup, Select } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
import { FormActs, FormSection } from '@/components/forms/form-layout';
import type { FormActionFn } from '@/components/forms/form-state';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextArea, TextField } from '@/components/forms/text-field';
import type { AgreementDetail } from '@/lib/agreements/queries/get-agreement';
import { moneyValues } from '@/lib/agreements/rules';
import { agreementKinds, sourceScopes } from '@/lib/agreements/schema';
import { MoneyFields } from './money-fields';

const SPARE_LINES = 2;
const LABELLED = [
  'kind',
  'title',
  'number',
  'partyText',
  'signedOn',
  'signedAt',
  'eventText',
  'note',
  'lines',
  'files',
] as const;
const LINE_FIELDS = ['sourceScope', 'amount', 'currency', 'rate', 'rateOn'] as const;

type Props = {
  action: FormActionFn;
  projectId?: string;
  agreement?: AgreementDetail;
  basePath: string;
};

/** Recording or changing an agreement: the text's facts, its amounts by source, the text itself. */
export async function AgreementForm({ action, projectId, agreement, basePath }: Props) {
  const t = await getTranslations('agreements.desk');
  // messages: agreements.scopes.*
  const scopes = await getTranslations('agreements.scopes');
  const lines = [
    ...(agreement?.lines ?? []),
    ...Array.from({ length: agreement ? SPARE_LINES : SPARE_LINES + 1 }, () => null),
  ];
  const labels: Record<string, string> = Object.fromEntries(
    LABELLED.map((name) => [name, t(`field.${name}`)]),
  );
  for (const index of lines.keys()) {
    for (const field of LINE_FIELDS) {
      labels[`lines.${index}.${field}`] = `${t('form.line', { number: index + 1 })}，${t(`field.${field}`)}`;
    }
  }
  return (
    <Form
      action={action}
      values={{
        kind: agreement?.kind ?? 'contract',
        title: agreement?.title,
        number: agreement?.number,
        partyText: agreement?.partyText,
        signedOn: agreement?.signedOn,
        signedAt: agreement?.signedAt,
        eventText: agreement?.eventText,
        note: agreement?.note,
      }}
      labels={labels}
      {...(agreement ? { version: agreement.version } : {})}
    >
      {agreement ? <input type="hidden" name="id" value={agreement.id} /> : null}
      {projectId ? <input type="hidden" name="projectId" value={projectId} /> : null}
      <FormSection title={t('form.section')}>
        <RadioGroup
          name="kind"
          label={t('field.kind')}
          required
          inline
          options={agreementKinds.map((kind) => ({ value: kind, text: t(`kinds.${kind}`) }))}
        />
        <TextField name="title" label={t('field.title')} hint={t('hint.title')} required maxLength={80} />
        <TextField name="number" label={t('field.number')} maxLength={40} short />
        <TextField name="partyText" label={t('field.partyText')} maxLength={120} />
        <TextField
          name="signedOn"
          label={t('field.signedOn')}
          required
          maxLength={10}
          placeholder="2024-07-04"
          short
        />
        <UploadField
          name="files"
          label={t('field.files')}
          hint={t('hint.files')}
          uploadUrl={`${basePath}/api/files/upload?purpose=evidence`}
        />
      </FormSection>
      <FormSection title={t('form.lines')}>
        {lines.map((line, index) => (
          <fieldset
            key={line ? `held-${index}` : `new-${index}`}
            className="relative grid items-start gap-x-6 gap-y-3 border-t border-line pt-3 md:grid-cols-2"
          >
            <legend className="float-left text-sm font-bold md:col-span-2">
              {t('form.line', { number: index + 1 })}
            </legend>
            <Select
              name={`lines.${index}.sourceScope`}
              label={t('field.sourceScope')}
              {...(index === 0 ? { required: true } : { emptyText: '' })}
              options={sourceScopes.map((scope) => ({ value: scope, text: scopes(scope) }))}
              {...(line ? { defaultValue: line.sourceScope } : {})}
            />
            <MoneyFields
              {...(index === 0 ? { required: true } : {})}
              prefix={`lines.${index}.`}
              {...(line ? { values: moneyValues(line) } : {})}
            />
          </fieldset>
        ))}
      </FormSection>
      <FormSection title={t('form.more')} folded>
        <TextField name="signedAt" label={t('field.signedAt')} maxLength={60} short />
        <TextField name="eventText" label={t('field.eventText')} maxLength={80} />
        <TextArea name="note" label={t('field.note')} rows={3} maxLength={1000} />
      </FormSection>
      <FormActs>
        <SubmitButton>{t('form.save')}</SubmitButton>
      </FormActs>
    </Form>
  );
}
