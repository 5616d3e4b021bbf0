import { getTranslations } from 'next-intl/server';
import { CheckboxGroup, RadioGroup, Select } from '@/components/forms/choice-fields';
import { Combobox, type ComboOption } from '@/components/forms/combobox';
import { Form } from '@/components/forms/form';
import { FormActs, FormSection } from '@/components/forms/form-layout';
import type { FormActionFn } from '@/components/forms/form-state';
import { MultiCombobox } from '@/components/forms/multi-combobox';
import { SubmitButton } from '@/components/forms/submit-button';
import { DayField, TextArea, TextField } from '@/components/forms/text-field';
import { eventKinds, eventTracks, signUpWays } from '@/lib/events/schema';

type Choice = { id: string; name: string };
type Props = {
  action: FormActionFn;
  /** the event that is changed */
  record?: { id: string; version: number };
  values: Readonly<Record<string, string | null | undefined>>;
  /** units that the actor may enter an event for, and all that may hold it with them */
  units: readonly Choice[];
  allUnits: readonly Choice[];
  chambers: readonly ComboOption[];
  place?: ComboOption;
  basePath: string;
};

const FIELDS = [
  ...['title', 'kind', 'track', 'circle', 'series', 'edition', 'startsOn', 'startsAt', 'endsOn', 'endsAt'],
  ...['placeId', 'placeText', 'onlineUrl', 'ownerUnitId', 'coUnitIds', 'chamberIds', 'capacity', 'signUp'],
  ...['signUpUntil', 'audience', 'agenda'],
];

/** Entering or changing an event: what, when and where, who holds it and takes part, how one signs up. */
export async function EventForm(props: Props) {
  // messages: events.kind.* events.desk.track.* events.desk.field.* events.desk.hint.*
  const t = await getTranslations('events');
  const label = (name: string) => t(`desk.field.${name}`);
  const { record } = props;
  return (
    <Form
      action={props.action}
      values={props.values}
      labels={Object.fromEntries(FIELDS.map((name) => [name, label(name)]))}
      {...(record ? { version: record.version } : {})}
    >
      {record ? <input type="hidden" name="id" value={record.id} /> : null}
      <FormSection title={t('desk.form.what')}>
        <TextField
          name="title"
          label={label('title')}
          hint={t('desk.hint.title')}
          required
          maxLength={80}
          autoComplete="off"
        />
        <Select
          name="kind"
          label={label('kind')}
          required
          emptyText=""
          options={eventKinds.map((kind) => ({ value: kind, text: t(`kind.${kind}`) }))}
        />
        <Select
          name="track"
          label={label('track')}
          hint={t('desk.hint.track')}
          emptyText=""
          options={eventTracks.map((track) => ({ value: track, text: t(`desk.track.${track}`) }))}
        />
        <TextField name="circle" label={label('circle')} hint={t('desk.hint.circle')} maxLength={40} />
        <TextField name="series" label={label('series')} hint={t('desk.hint.series')} maxLength={40} />
        <TextField name="edition" label={label('edition')} numeric maxLength={3} short />
      </FormSection>
      <When {...props} label={label} />
      <Who {...props} label={label} />
      <FormActs>
        <SubmitButton>{t('desk.form.save')}</SubmitButton>
      </FormActs>
    </Form>
  );
}

type PartProps = Props & { label: (name: string) => string };

async function When({ label, basePath, place }: PartProps) {
  const t = await getTranslations('events.desk');
  return (
    <FormSection title={t('form.when')}>
      <DayField name="startsOn" label={label('startsOn')} required />
      <TextField
        name="startsAt"
        label={label('startsAt')}
        hint={t('hint.startsAt')}
        required
        maxLength={5}
        short
        defaultValue="09:00"
      />
      <DayField name="endsOn" label={label('endsOn')} required />
      <TextField name="endsAt" label={label('endsAt')} required maxLength={5} short defaultValue="17:00" />
      <Combobox
        name="placeId"
        label={label('placeId')}
        hint={t('hint.placeId')}
        searchUrl={`${basePath}/api/desk/places`}
        {...(place ? { chosen: place } : {})}
      />
      <TextField name="placeText" label={label('placeText')} hint={t('hint.placeText')} maxLength={120} />
      <TextField
        name="onlineUrl"
        type="url"
        label={label('onlineUrl')}
        hint={t('hint.onlineUrl')}
        maxLength={300}
      />
    </FormSection>
  );
}

async function Who({ label, basePath, units, allUnits, chambers, values }: PartProps) {
  // messages: events.desk.signUp.* events.desk.signUpNote.*
  const t = await getTranslations('events.desk');
  const options = (list: readonly Choice[]) => list.map(({ id, name }) => ({ value: id, text: name }));
  return (
    <>
      <FormSection title={t('form.who')}>
        <Select name="ownerUnitId" label={label('ownerUnitId')} required options={options(units)} />
        <MultiCombobox
          name="chamberIds"
          label={label('chamberIds')}
          hint={t('hint.chamberIds')}
          searchUrl={`${basePath}/api/desk/chambers`}
          chosen={chambers}
          most={100}
        />
      </FormSection>
      <FormSection title={label('coUnitIds')} folded={!values['coUnitIds']}>
        <CheckboxGroup
          name="coUnitIds"
          label={label('coUnitIds')}
          hint={t('hint.coUnitIds')}
          inline
          options={options(allUnits)}
        />
      </FormSection>
      <FormSection title={t('form.signUp')}>
        <RadioGroup
          name="signUp"
          label={label('signUp')}
          required
          defaultValue="invited"
          options={signUpWays.map((way) => ({
            value: way,
            text: t(`signUp.${way}`),
            hint: t(`signUpNote.${way}`),
          }))}
        />
        <TextField
          name="capacity"
          label={label('capacity')}
          hint={t('hint.capacity')}
          numeric
          maxLength={6}
          short
        />
        <DayField name="signUpUntil" label={label('signUpUntil')} hint={t('hint.signUpUntil')} />
        <TextField name="audience" label={label('audience')} hint={t('hint.audience')} maxLength={200} />
      </FormSection>
      <FormSection title={t('form.agenda')} folded={!values['agenda']}>
        <TextArea name="agenda" label={label('agenda')} hint={t('hint.agenda')} rows={6} maxLength={4000} />
      </FormSection>
    </>
  );
}
