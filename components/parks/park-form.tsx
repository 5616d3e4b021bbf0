import { getTranslations } from 'next-intl/server';
import { Checkbox, CheckboxGroup, Select } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
import { FormActs, FormSection } from '@/components/forms/form-layout';
import type { FormActionFn } from '@/components/forms/form-state';
import { SubmitButton } from '@/components/forms/submit-button';
import { DateField, TextArea, TextField } from '@/components/forms/text-field';
import { parkLevels } from '@/lib/parks/schema';

type Choice = { id: string; name: string };

type Props = {
  action: FormActionFn;
  id?: string;
  version?: number;
  values: Readonly<Record<string, string | null | undefined>>;
  units: readonly Choice[];
  chains: readonly Choice[];
};

const LABELLED = [
  'name',
  'summary',
  'level',
  'countyName',
  'areaMu',
  'availableMu',
  'plantSqm',
  'rentYuan',
  'landPriceWan',
  'floorLoadKg',
  'powerKva',
  'factsOn',
  'chainIds',
  'sourceQuote',
  'ownerUnitId',
  'isPublic',
] as const;

const options = (choices: readonly Choice[]) => choices.map(({ id, name }) => ({ value: id, text: name }));

/** A park with its facts; each fact has its unit beside it and one day for all. */
export async function ParkForm(props: Props) {
  const t = await getTranslations('parks.desk');
  const c = await getTranslations('words');
  const label = (name: (typeof LABELLED)[number]): string => t(`field.${name}`);
  const quantity = (
    name: 'areaMu' | 'availableMu' | 'plantSqm' | 'rentYuan' | 'landPriceWan' | 'floorLoadKg' | 'powerKva',
    unit: string,
  ) => <TextField key={name} name={name} label={label(name)} unit={unit} numeric />;
  return (
    <Form
      action={props.action}
      values={props.values}
      labels={Object.fromEntries(LABELLED.map((name) => [name, label(name)]))}
      {...(props.version === undefined ? {} : { version: props.version })}
    >
      {props.id ? <input type="hidden" name="id" value={props.id} /> : null}
      <FormSection title={t('section.what')}>
        <TextField name="name" label={label('name')} required maxLength={60} />
        <Select
          name="ownerUnitId"
          label={label('ownerUnitId')}
          required
          options={options(props.units)}
          emptyText={t('pick')}
        />
        <Select
          name="level"
          label={label('level')}
          options={parkLevels.map((level) => ({ value: level, text: t(`level.${level}`) }))}
          emptyText={c('none')}
        />
        <TextField name="countyName" label={label('countyName')} maxLength={30} short />
        <TextArea name="summary" label={label('summary')} rows={4} maxLength={600} />
        <CheckboxGroup name="chainIds" label={label('chainIds')} inline options={options(props.chains)} />
      </FormSection>
      <FormSection title={t('section.facts')}>
        {quantity('areaMu', t('unit.mu'))}
        {quantity('availableMu', t('unit.mu'))}
        {quantity('plantSqm', t('unit.sqm'))}
        {quantity('rentYuan', t('unit.rent'))}
        {quantity('landPriceWan', t('unit.landPrice'))}
        {quantity('floorLoadKg', t('unit.load'))}
        {quantity('powerKva', t('unit.power'))}
        <DateField name="factsOn" label={label('factsOn')} />
      </FormSection>
      <FormSection title={t('section.source')}>
        <TextArea name="sourceQuote" label={label('sourceQuote')} rows={2} maxLength={400} />
        <Checkbox name="isPublic" label={label('isPublic')} />
      </FormSection>
      <FormActs>
        <SubmitButton>{t('save')}</SubmitButton>
      </FormActs>
    </Form>
  );
}
