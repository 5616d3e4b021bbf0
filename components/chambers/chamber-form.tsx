import { getTranslations } from 'next-intl/server';
import { Checkbox, RadioGroup, Select } from '@/components/forms/choice-fields';
import { Combobox, type ComboOption } from '@/components/forms/combobox';
import { Form } from '@/components/forms/form';
import { FormActs, FormSection } from '@/components/forms/form-layout';
import type { FormActionFn } from '@/components/forms/form-state';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextArea, TextField } from '@/components/forms/text-field';
import { chamberStatuses } from '@/lib/chambers/rules';
import { chamberKinds, statedQualifiers } from '@/lib/chambers/schema';

type Choice = { id: string; name: string };
type Props = {
  action: FormActionFn;
  id?: string;
  version?: number;
  values: Readonly<Record<string, string | null | undefined>>;
  sources: readonly Choice[];
  units: readonly Choice[];
  /** the place that stands in the record */
  place?: ComboOption;
  basePath: string;
};

const SHARED = ['status', 'kind', 'cityName', 'aliases', 'statusNote', 'note'] as const;
const OWN = [
  'name',
  'registryNo',
  'presidentFirm',
  'secretariatPhone',
  'address',
  'statusOn',
  'statedMembers',
  'statedQualifier',
  'statedAsOf',
  'statedSourceId',
  'statedSourceText',
  'statedQuote',
  'isPublic',
  'ownerUnitId',
  'placeId',
] as const;
const asOptions = (choices: readonly Choice[]) => choices.map(({ id, name }) => ({ value: id, text: name }));

/** Entering or changing a chamber. The status is chosen at entry only; afterwards it has an act of its own. */
export async function ChamberForm(props: Props) {
  const t = await getTranslations('chambers');
  const c = await getTranslations('words');
  // messages: chambers.field.* chambers.desk.field.* chambers.status.* chambers.kind.* chambers.desk.qualifier.*
  const labels: Record<string, string> = {
    ...Object.fromEntries(SHARED.map((name) => [name, t(`field.${name}`)])),
    ...Object.fromEntries(OWN.map((name) => [name, t(`desk.field.${name}`)])),
  };
  const label = (name: (typeof SHARED)[number] | (typeof OWN)[number]): string => labels[name] ?? name;
  return (
    <Form
      action={props.action}
      values={props.values}
      labels={labels}
      {...(props.version === undefined ? {} : { version: props.version })}
    >
      {props.id ? <input type="hidden" name="id" value={props.id} /> : null}
      <FormSection title={t('desk.form.identity')}>
        <TextField name="name" label={label('name')} required maxLength={60} autoComplete="off" />
        <TextArea name="aliases" label={label('aliases')} hint={t('desk.hint.aliases')} rows={2} />
        <RadioGroup
          name="kind"
          label={label('kind')}
          inline
          required
          options={chamberKinds.map((value) => ({ value, text: t(`kind.${value}`) }))}
        />
      </FormSection>
      <FormSection title={t('desk.form.status')}>
        {props.id ? null : (
          <>
            <Select
              name="status"
              label={label('status')}
              required
              options={chamberStatuses.map((value) => ({ value, text: t(`status.${value}`) }))}
            />
            <TextField
              name="statusOn"
              label={label('statusOn')}
              hint={t('desk.hint.statusOn')}
              maxLength={10}
              short
            />
          </>
        )}
        <TextField
          name="registryNo"
          label={label('registryNo')}
          hint={t('desk.hint.registryNo')}
          maxLength={40}
        />
        <TextArea name="statusNote" label={label('statusNote')} rows={2} maxLength={300} />
      </FormSection>
      <PlaceSection
        label={label}
        searchUrl={`${props.basePath}/api/desk/places`}
        {...(props.place ? { place: props.place } : {})}
      />
      <StatedSection sources={props.sources} label={label} />
      <FormSection title={t('desk.form.care')}>
        <Checkbox name="isPublic" label={label('isPublic')} hint={t('desk.hint.isPublic')} />
        <Select name="ownerUnitId" label={label('ownerUnitId')} required options={asOptions(props.units)} />
        <TextArea name="note" label={label('note')} rows={3} maxLength={2000} />
      </FormSection>
      <FormActs>
        <SubmitButton>{c('save')}</SubmitButton>
      </FormActs>
    </Form>
  );
}

type Label = (name: (typeof SHARED)[number] | (typeof OWN)[number]) => string;

type PlaceProps = { label: Label; searchUrl: string; place?: ComboOption };

async function PlaceSection({ label, searchUrl, place }: PlaceProps) {
  const t = await getTranslations('chambers');
  return (
    <FormSection title={t('desk.form.place')}>
      <Combobox
        name="placeId"
        label={label('placeId')}
        hint={t('desk.hint.placeId')}
        searchUrl={searchUrl}
        {...(place ? { chosen: place } : {})}
      />
      <TextField
        name="cityName"
        label={label('cityName')}
        hint={t('desk.hint.cityName')}
        maxLength={30}
        short
      />
      <TextField name="address" label={label('address')} maxLength={200} />
      <TextField name="secretariatPhone" label={label('secretariatPhone')} maxLength={40} type="tel" short />
      <TextField name="presidentFirm" label={label('presidentFirm')} maxLength={80} />
    </FormSection>
  );
}

async function StatedSection({ sources, label }: { sources: readonly Choice[]; label: Label }) {
  const t = await getTranslations('chambers');
  const c = await getTranslations('words');
  // messages: chambers.desk.qualifier.*
  return (
    <FormSection title={t('desk.form.stated')} note={t('desk.form.statedNote')}>
      <TextField
        name="statedMembers"
        label={label('statedMembers')}
        hint={t('desk.hint.statedMembers')}
        numeric
        maxLength={7}
        short
      />
      <Select
        name="statedQualifier"
        label={label('statedQualifier')}
        options={statedQualifiers.map((value) => ({ value, text: t(`desk.qualifier.${value}`) }))}
      />
      <TextField
        name="statedAsOf"
        label={label('statedAsOf')}
        hint={t('desk.hint.statedAsOf')}
        maxLength={30}
        short
      />
      <Select
        name="statedSourceId"
        label={label('statedSourceId')}
        options={asOptions(sources)}
        emptyText={c('none')}
      />
      <TextField name="statedSourceText" label={label('statedSourceText')} maxLength={120} />
      <TextArea name="statedQuote" label={label('statedQuote')} rows={2} maxLength={300} />
    </FormSection>
  );
}
