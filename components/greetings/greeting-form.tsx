import { getTranslations } from 'next-intl/server';
import { RadioGroup, Select } from '@/components/forms/choice-fields';
import { Combobox, type ComboOption } from '@/components/forms/combobox';
import { Form } from '@/components/forms/form';
import { FormActs, FormSection } from '@/components/forms/form-layout';
import type { FormActionFn } from '@/components/forms/form-state';
import { MultiCombobox } from '@/components/forms/multi-combobox';
import { SubmitButton } from '@/components/forms/submit-button';
import { DayField, TextField } from '@/components/forms/text-field';
import type { GreetingChannel } from '@/lib/greetings/rules';
import { merchantKinds } from '@/lib/merchants/schema';

type Choice = { id: string; name: string };

/** What the form offers and what it holds. */
export type GreetingFormProps = {
  action: FormActionFn;
  record?: { id: string; version: number };
  values: Readonly<Record<string, string | null | undefined>>;
  festivals: readonly { value: string; text: string }[];
  /** ways that this deployment can send by */
  channels: readonly GreetingChannel[];
  hasMail: boolean;
  templates: readonly { id: string; name: string; channel: GreetingChannel }[];
  segment: {
    /** filters of the list that have no field here, as its address says them */
    query: string;
    words: string;
    count: number | null;
    hometowns: readonly Choice[];
    provinces: readonly Choice[];
    industries: readonly Choice[];
    strengths: readonly Choice[];
    influences: readonly Choice[];
    units: readonly Choice[];
  };
  officer?: ComboOption;
  added: readonly ComboOption[];
  takenOut: readonly ComboOption[];
  basePath: string;
};

const LABELLED = [
  ...['festival', 'year', 'title', 'channel', 'templateId', 'signOff', 'letterOn', 'officerId'],
  ...['scope', 'added', 'takenOut', 'segment'],
];

/** Planning a campaign: what for, by which way with which words, to whom. */
export async function GreetingForm(props: GreetingFormProps) {
  const t = await getTranslations('greetings.desk');
  // messages: greetings.desk.field.* greetings.desk.channels.*
  const label = (name: string): string => t(`field.${name}`);
  const labels = Object.fromEntries(LABELLED.map((name) => [name, label(name)]));
  const channel = (one: GreetingChannel): string => t(`channels.${one}`);
  return (
    <Form
      action={props.action}
      values={props.values}
      labels={labels}
      {...(props.record ? { version: props.record.version } : {})}
    >
      {props.record ? <input type="hidden" name="id" value={props.record.id} /> : null}
      <FormSection title={t('form.what')}>
        <Select name="festival" label={label('festival')} required options={props.festivals} />
        <TextField name="year" label={label('year')} required numeric short maxLength={4} />
        <TextField name="title" label={label('title')} hint={t('hint.title')} required maxLength={60} />
        <RadioGroup
          name="channel"
          label={label('channel')}
          required
          inline
          {...(props.hasMail ? {} : { hint: t('send.notSet.mail') })}
          options={props.channels.map((one) => ({ value: one, text: channel(one) }))}
        />
        <Select
          name="templateId"
          label={label('templateId')}
          hint={t('hint.templateId')}
          required
          emptyText={t('form.choose')}
          options={props.templates.map((one) => ({
            value: one.id,
            text: t('form.templateOption', { channel: channel(one.channel), name: one.name }),
          }))}
        />
        <TextField name="signOff" label={label('signOff')} hint={t('hint.signOff')} required maxLength={60} />
        <DayField name="letterOn" label={label('letterOn')} hint={t('hint.letterOn')} required />
        <Combobox
          name="officerId"
          label={label('officerId')}
          hint={t('hint.officerId')}
          searchUrl={`${props.basePath}/api/desk/interactions/officers`}
          {...(props.officer ? { chosen: props.officer } : {})}
        />
      </FormSection>
      <SegmentFields {...props} />
      <FormActs note={t('form.saveNote')}>
        <SubmitButton>{t('form.save')}</SubmitButton>
      </FormActs>
    </Form>
  );
}

/** To whom: the conditions of the merchants' list, and people one by one. */
async function SegmentFields({ segment, added, takenOut, basePath }: GreetingFormProps) {
  const t = await getTranslations('greetings.desk');
  const m = await getTranslations('merchants.desk');
  const ui = await getTranslations('ui.filter');
  // messages: merchants.desk.filter.* merchants.desk.kinds.*
  const select = (name: string, choices: readonly Choice[]) => (
    <Select
      name={`fields.${name}`}
      label={m(`filter.${name}`)}
      emptyText={ui('any')}
      options={choices.map((one) => ({ value: one.id, text: one.name }))}
    />
  );
  const search = `${basePath}/api/desk/merchants`;
  return (
    <>
      <FormSection title={t('form.segment')} note={t('form.segmentNote')}>
        <RadioGroup
          name="scope"
          label={t('field.scope')}
          required
          inline
          defaultValue="segment"
          options={(['segment', 'by_hand'] as const).map((one) => ({ value: one, text: t(`scopes.${one}`) }))}
        />
        <input type="hidden" name="segment" value={segment.query} />
        {segment.words ? <p className="note">{t('form.fromList', { words: segment.words })}</p> : null}
        {segment.count === null ? null : (
          <p className="note">{t('form.count', { count: segment.count.toLocaleString('zh-CN') })}</p>
        )}
        {select('hometown', segment.hometowns)}
        {select('residence', segment.provinces)}
        {select('industry', segment.industries)}
        {segment.strengths.length > 0 ? select('strength', segment.strengths) : null}
        {segment.influences.length > 0 ? select('influence', segment.influences) : null}
        {select(
          'kind',
          merchantKinds.map((kind) => ({ id: kind, name: m(`kinds.${kind}`) })),
        )}
        {segment.units.length > 1 ? select('unit', segment.units) : null}
        <Select
          name="fields.key"
          label={t('field.key')}
          emptyText={ui('any')}
          options={[{ value: '1', text: t('form.keyOnly') }]}
        />
      </FormSection>
      <FormSection title={t('form.people')} note={t('form.peopleNote')}>
        <MultiCombobox
          name="added"
          label={t('field.added')}
          hint={t('hint.added')}
          searchUrl={search}
          chosen={added}
          most={200}
        />
        <MultiCombobox
          name="takenOut"
          label={t('field.takenOut')}
          hint={t('hint.takenOut')}
          searchUrl={search}
          chosen={takenOut}
          most={200}
        />
      </FormSection>
    </>
  );
}
