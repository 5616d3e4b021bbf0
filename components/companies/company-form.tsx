import { getTranslations } from 'next-intl/server';
import { CreditCodeField } from './credit-code-field';
import { Select } from '@/components/forms/choice-fields';
import { Combobox, type ComboOption } from '@/components/forms/combobox';
import { Form } from '@/components/forms/form';
import { FormActs, FormSection } from '@/components/forms/form-layout';
import type { FormActionFn } from '@/components/forms/form-state';
import { SubmitButton } from '@/components/forms/submit-button';
import { MoneyField, TextArea, TextField } from '@/components/forms/text-field';

type Choice = { id: string; name: string };
type Props = {
  action: FormActionFn;
  id?: string;
  version?: number;
  values: Readonly<Record<string, string | null | undefined>>;
  place?: ComboOption;
  industries: readonly Choice[];
  units: readonly Choice[];
  basePath: string;
};

const NAMES = [
  'name',
  'shortName',
  'creditCode',
  'codeReason',
  'industryTagId',
  'industryCode',
  'mainBusiness',
  'registeredCapitalWan',
  'registeredOn',
  'placeId',
  'placeText',
  'address',
  'ownerUnitId',
  'note',
] as const;
const CODE_TEXTS = [
  'checking',
  'failed',
  'free',
  'known',
  'knownFormer',
  'elsewhere',
  'elsewhereFormer',
  'open',
  'length',
  'character',
  'check_digit',
];
const asOptions = (choices: readonly Choice[]) => choices.map(({ id, name }) => ({ value: id, text: name }));

/** Entering or changing a firm. */
export async function CompanyForm(props: Props) {
  const t = await getTranslations('companies.desk');
  const c = await getTranslations('words');
  // messages: companies.desk.field.* companies.desk.code.*
  const label = (name: (typeof NAMES)[number]): string => t(`field.${name}`);
  const api = `${props.basePath}/api/desk`;
  return (
    <Form
      action={props.action}
      values={props.values}
      labels={Object.fromEntries(NAMES.map((name) => [name, label(name)]))}
      {...(props.version === undefined ? {} : { version: props.version })}
    >
      {props.id ? <input type="hidden" name="id" value={props.id} /> : null}
      <FormSection title={t('form.identity')}>
        <TextField name="name" label={label('name')} required maxLength={80} autoComplete="off" />
        <TextField name="shortName" label={label('shortName')} maxLength={40} short />
        <CreditCodeField
          name="creditCode"
          label={label('creditCode')}
          hint={t('hint.creditCode')}
          lookUpUrl={`${api}/companies/credit-code${props.id ? `?except=${props.id}` : ''}`}
          texts={Object.fromEntries(CODE_TEXTS.map((key) => [key, String(t.raw(`code.${key}`))]))}
        />
        {props.id ? (
          <TextField
            name="codeReason"
            label={label('codeReason')}
            hint={t('hint.codeReason')}
            maxLength={200}
          />
        ) : null}
      </FormSection>
      <FormSection title={t('form.business')}>
        <Select
          name="industryTagId"
          label={label('industryTagId')}
          options={asOptions(props.industries)}
          emptyText={c('none')}
        />
        <TextField
          name="industryCode"
          label={label('industryCode')}
          hint={t('hint.industryCode')}
          maxLength={5}
          short
        />
        <TextField name="mainBusiness" label={label('mainBusiness')} maxLength={400} />
        <MoneyField name="registeredCapitalWan" label={label('registeredCapitalWan')} unit={c('wan')} />
        <TextField
          name="registeredOn"
          label={label('registeredOn')}
          hint={t('hint.day')}
          maxLength={10}
          short
        />
      </FormSection>
      <FormSection title={t('form.place')}>
        <Combobox
          name="placeId"
          label={label('placeId')}
          searchUrl={`${api}/places`}
          {...(props.place ? { chosen: props.place } : {})}
        />
        <TextField name="placeText" label={label('placeText')} hint={t('hint.placeText')} maxLength={80} />
        <TextField name="address" label={label('address')} maxLength={200} />
      </FormSection>
      <FormSection title={t('form.more')}>
        <Select name="ownerUnitId" label={label('ownerUnitId')} options={asOptions(props.units)} required />
        <TextArea name="note" label={label('note')} rows={3} maxLength={2000} />
      </FormSection>
      <FormActs>
        <SubmitButton>{c('save')}</SubmitButton>
      </FormActs>
    </Form>
  );
}
