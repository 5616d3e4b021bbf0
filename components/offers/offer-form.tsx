import { getTranslations } from 'next-intl/server';
import { Checkbox, Select } from '@/components/forms/choice-fields';
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
  units: readonly Choice[];
  chains: readonly Choice[];
  parks: readonly Choice[];
};

const LABELLED = [
  'title',
  'ownerUnitId',
  'chainId',
  'parkId',
  'countyName',
  'investmentWan',
  'landMu',
  'plantSqm',
  'fillsGap',
  'content',
  'cooperation',
  'conditions',
  'benefit',
  'contactUnitId',
  'contactText',
] as const;

const options = (choices: readonly Choice[]) => choices.map(({ id, name }) => ({ value: id, text: name }));

/** Writing an offer: what, where, how much, the text, whom to ask. */
export async function OfferForm(props: Props) {
  const t = await getTranslations('offers.desk');
  const c = await getTranslations('words');
  const labels = Object.fromEntries(LABELLED.map((name) => [name, t(`field.${name}`)]));
  const label = (name: (typeof LABELLED)[number]): string => t(`field.${name}`);
  return (
    <Form
      action={props.action}
      values={props.values}
      labels={labels}
      {...(props.version === undefined ? {} : { version: props.version })}
    >
      {props.id ? <input type="hidden" name="id" value={props.id} /> : null}
      <FormSection title={t('section.what')}>
        <TextField name="title" label={label('title')} required maxLength={60} />
        <Select
          name="ownerUnitId"
          label={label('ownerUnitId')}
          required
          options={options(props.units)}
          emptyText={t('pick')}
        />
        <Select
          name="chainId"
          label={label('chainId')}
          options={options(props.chains)}
          emptyText={c('none')}
        />
        <Checkbox name="fillsGap" label={label('fillsGap')} hint={t('hint.fillsGap')} />
      </FormSection>
      <FormSection title={t('section.where')}>
        <Select name="parkId" label={label('parkId')} options={options(props.parks)} emptyText={c('none')} />
        <TextField
          name="countyName"
          label={label('countyName')}
          hint={t('hint.county')}
          maxLength={30}
          short
        />
        <MoneyField
          name="investmentWan"
          label={label('investmentWan')}
          hint={t('hint.amount')}
          unit={c('wan')}
        />
        <TextField name="landMu" label={label('landMu')} unit={c('mu')} numeric />
        <TextField name="plantSqm" label={label('plantSqm')} unit={c('squareMetres')} numeric />
      </FormSection>
      <FormSection title={t('section.text')}>
        <TextArea
          name="content"
          label={label('content')}
          hint={t('hint.content')}
          required
          rows={10}
          maxLength={6000}
        />
        <TextArea name="cooperation" label={label('cooperation')} rows={2} maxLength={300} />
        <TextArea name="conditions" label={label('conditions')} rows={3} maxLength={1000} />
        <TextArea name="benefit" label={label('benefit')} rows={2} maxLength={600} />
      </FormSection>
      <FormSection title={t('section.contact')}>
        <Select
          name="contactUnitId"
          label={label('contactUnitId')}
          options={options(props.units)}
          emptyText={c('none')}
        />
        <TextField
          name="contactText"
          label={label('contactText')}
          hint={t('hint.contactText')}
          maxLength={120}
        />
      </FormSection>
      <FormActs note={t('saveNote')}>
        <SubmitButton>{t('save')}</SubmitButton>
      </FormActs>
    </Form>
  );
}
