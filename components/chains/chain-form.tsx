import { getTranslations } from 'next-intl/server';
import { Checkbox, Select } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
import { FormActs, FormSection } from '@/components/forms/form-layout';
import type { FormActionFn } from '@/components/forms/form-state';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextArea, TextField } from '@/components/forms/text-field';

type Choice = { id: string; name: string };

type Props = {
  action: FormActionFn;
  id?: string;
  version?: number;
  values: Readonly<Record<string, string | null | undefined>>;
  units: readonly Choice[];
  industries: readonly Choice[];
};

const LABELLED = [
  'name',
  'summary',
  'leadUnitId',
  'chiefText',
  'industryTagId',
  'linkText',
  'sourceQuote',
  'isPublic',
] as const;

const options = (choices: readonly Choice[]) => choices.map(({ id, name }) => ({ value: id, text: name }));

/** A chain with its links, one per line. */
export async function ChainForm(props: Props) {
  const t = await getTranslations('chains.desk');
  const c = await getTranslations('words');
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
        <TextField name="name" label={label('name')} required maxLength={40} />
        <Select
          name="leadUnitId"
          label={label('leadUnitId')}
          options={options(props.units)}
          emptyText={c('none')}
        />
        <TextField name="chiefText" label={label('chiefText')} hint={t('hint.chief')} maxLength={60} />
        <Select
          name="industryTagId"
          label={label('industryTagId')}
          options={options(props.industries)}
          emptyText={c('none')}
        />
        <TextArea name="summary" label={label('summary')} rows={4} maxLength={600} />
      </FormSection>
      <FormSection title={t('section.links')}>
        <TextArea
          name="linkText"
          label={label('linkText')}
          hint={t('hint.linkText')}
          rows={8}
          maxLength={1600}
        />
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
