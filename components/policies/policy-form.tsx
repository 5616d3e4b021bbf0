import { getTranslations } from 'next-intl/server';
import { Select } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
import { FormActs, FormSection } from '@/components/forms/form-layout';
import type { FormActionFn } from '@/components/forms/form-state';
import { SubmitButton } from '@/components/forms/submit-button';
import { DateField, TextArea, TextField } from '@/components/forms/text-field';
import { documentStatuses } from '@/lib/policies/rules';

type Props = {
  action: FormActionFn;
  id?: string;
  version?: number;
  values: Readonly<Record<string, string | null | undefined>>;
};

const LABELLED = [
  'title',
  'docNo',
  'issuer',
  'issuedOn',
  'validFrom',
  'validTo',
  'status',
  'summary',
  'sourceQuote',
] as const;

/** A policy document; its clauses are kept on its record page. */
export async function PolicyForm(props: Props) {
  const t = await getTranslations('policies.desk');
  const label = (name: (typeof LABELLED)[number]): string => t(`field.${name}`);
  return (
    <Form
      action={props.action}
      values={props.values}
      labels={Object.fromEntries(LABELLED.map((name) => [name, label(name)]))}
      {...(props.version === undefined ? {} : { version: props.version })}
    >
      {props.id ? <input type="hidden" name="id" value={props.id} /> : null}
      <FormSection title={t('section.what')}>
        <TextField name="title" label={label('title')} required maxLength={120} />
        <TextField name="docNo" label={label('docNo')} maxLength={60} short />
        <TextField name="issuer" label={label('issuer')} required maxLength={60} />
        <DateField name="issuedOn" label={label('issuedOn')} hint={t('hint.issuedOn')} />
        <DateField name="validFrom" label={label('validFrom')} />
        <DateField name="validTo" label={label('validTo')} />
        <Select
          name="status"
          label={label('status')}
          required
          options={documentStatuses.map((status) => ({ value: status, text: t(`status.${status}`) }))}
        />
        <TextArea name="summary" label={label('summary')} rows={4} maxLength={800} />
      </FormSection>
      <FormSection title={t('section.source')}>
        <TextArea name="sourceQuote" label={label('sourceQuote')} rows={3} maxLength={600} />
      </FormSection>
      <FormActs>
        <SubmitButton>{t('save')}</SubmitButton>
      </FormActs>
    </Form>
  );
}
