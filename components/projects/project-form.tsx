import { getTranslations } from 'next-intl/server';
import { Checkbox, Select } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
import { FormActs, FormSection } from '@/components/forms/form-layout';
import type { FormActionFn } from '@/components/forms/form-state';
import { SubmitButton } from '@/components/forms/submit-button';
import { MoneyField, TextArea, TextField } from '@/components/forms/text-field';

type Choice = { id: string; name: string };

export type ProjectFormProps = {
  action: FormActionFn;
  id?: string;
  version?: number;
  /** the lead that becomes this project */
  leadId?: string;
  values: Readonly<Record<string, string | null | undefined>>;
  units: readonly Choice[];
  parks: readonly Choice[];
  chains: readonly Choice[];
  chambers: readonly Choice[];
};

const asOptions = (choices: readonly Choice[]) => choices.map(({ id, name }) => ({ value: id, text: name }));

const LABELLED = [
  'name',
  'nationalCode',
  'ownerUnitId',
  'investorText',
  'sourceText',
  'chamberId',
  'parkId',
  'chainId',
  'content',
  'totalInvestmentWan',
  'landMu',
  'plantSqm',
  'jobs',
  'isReturn',
  'isRestricted',
  'leaderText',
  'note',
] as const;

/** Registering or changing a project: one column, sections that fold. */
export async function ProjectForm(props: ProjectFormProps) {
  const t = await getTranslations('projects.desk');
  const c = await getTranslations('words');
  // messages: projects.desk.field.*
  const label = (name: (typeof LABELLED)[number]): string => t(`field.${name}`);
  return (
    <Form
      action={props.action}
      values={props.values}
      labels={Object.fromEntries(LABELLED.map((name) => [name, label(name)]))}
      {...(props.version === undefined ? {} : { version: props.version })}
    >
      {props.id ? <input type="hidden" name="id" value={props.id} /> : null}
      {props.leadId ? <input type="hidden" name="leadId" value={props.leadId} /> : null}
      <FormSection title={t('section.identity')}>
        <TextField name="name" label={label('name')} required maxLength={80} autoComplete="off" />
        <Select name="ownerUnitId" label={label('ownerUnitId')} required options={asOptions(props.units)} />
        <TextArea name="content" label={label('content')} rows={3} maxLength={2000} />
        <MoneyField
          name="totalInvestmentWan"
          label={label('totalInvestmentWan')}
          hint={t('hint.totalInvestment')}
          unit={c('wan')}
        />
        <Checkbox name="isReturn" label={label('isReturn')} hint={t('hint.isReturn')} />
      </FormSection>
      <FormSection title={t('section.investor')}>
        <TextField
          name="investorText"
          label={label('investorText')}
          hint={t('hint.investor')}
          maxLength={80}
        />
        <TextField name="sourceText" label={label('sourceText')} maxLength={60} short />
        <Select
          name="chamberId"
          label={label('chamberId')}
          options={asOptions(props.chambers)}
          emptyText={c('none')}
        />
      </FormSection>
      <FormSection title={t('section.site')}>
        <Select
          name="parkId"
          label={label('parkId')}
          options={asOptions(props.parks)}
          emptyText={c('none')}
        />
        <Select
          name="chainId"
          label={label('chainId')}
          options={asOptions(props.chains)}
          emptyText={c('none')}
        />
        <TextField name="landMu" label={label('landMu')} unit={c('mu')} numeric />
        <TextField name="plantSqm" label={label('plantSqm')} unit={c('squareMetres')} numeric />
        <TextField name="jobs" label={label('jobs')} unit={c('people')} numeric />
        <TextField
          name="nationalCode"
          label={label('nationalCode')}
          hint={t('hint.nationalCode')}
          maxLength={40}
        />
      </FormSection>
      <FormSection title={t('section.more')}>
        <TextField name="leaderText" label={label('leaderText')} maxLength={60} short />
        <Checkbox name="isRestricted" label={label('isRestricted')} hint={t('hint.isRestricted')} />
        <TextArea name="note" label={label('note')} rows={3} maxLength={2000} />
      </FormSection>
      <FormActs>
        <SubmitButton>{t('form.save')}</SubmitButton>
      </FormActs>
    </Form>
  );
}
