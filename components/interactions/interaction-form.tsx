import { getTranslations } from 'next-intl/server';
import { UploadField } from '@/components/files/upload-field';
import { Checkbox, RadioGroup, Select } from '@/components/forms/choice-fields';
import { Combobox, type ComboOption } from '@/components/forms/combobox';
import { Form } from '@/components/forms/form';
import { FormActs, FormSection } from '@/components/forms/form-layout';
import type { FormActionFn } from '@/components/forms/form-state';
import { MultiCombobox } from '@/components/forms/multi-combobox';
import { SubmitButton } from '@/components/forms/submit-button';
import { DayField, TextArea, TextField } from '@/components/forms/text-field';
import { TextsProvider } from '@/components/ui/texts';
import { clientTexts } from '@/lib/i18n/client-texts';
import type { Etiquette } from '@/lib/interactions/queries/etiquette';
import { nextDates } from '@/lib/interactions/rules';
import { interactionChannels, interactionOutcomes } from '@/lib/interactions/schema';
import { NextDateField } from './next-date-field';
import { PeopleField } from './people-field';
import './interactions.css';

const LABELLED = [
  ...[
    'merchantIds',
    'channel',
    'happenedOn',
    'happenedAt',
    'place',
    'officerIds',
    'companyId',
    'projectId',
    'chamberId',
    'eventId',
  ],
  ...['subject', 'summary', 'outcome', 'amountWan', 'leaderText', 'attendeesText', 'difficulty', 'nextOn'],
  ...['nextText', 'nextUserId', 'answersRequest', 'requestReason', 'files', 'state'],
] as const;

export type InteractionFormProps = {
  action: FormActionFn;
  /** the record being corrected */
  record?: { id: string; version: number; state: 'draft' | 'complete'; others: number };
  values: Readonly<Record<string, string | null | undefined>>;
  people: readonly ComboOption[];
  etiquette: readonly Etiquette[];
  officers: readonly ComboOption[];
  /** who has in hand what stands open */
  nextUser?: ComboOption;
  company?: ComboOption;
  project?: ComboOption;
  chamber?: ComboOption;
  event?: ComboOption;
  today: string;
  basePath: string;
};

/**
 * Writing a contact down: whom, how, when, what, and what next stand open and fit a phone; all else folds. Two buttons:
 * done, or a draft to be completed later.
 */
export async function InteractionForm(props: InteractionFormProps) {
  const t = await getTranslations('interactions.desk');
  // messages: interactions.desk.field.*
  const label = (name: string): string => t(`field.${name}`);
  const labels = Object.fromEntries(LABELLED.map((name) => [name, label(name)]));
  const texts = await clientTexts('zh-CN', ['interactions.desk.etiquette', 'interactions.desk.channels']);
  const api = (path: string) => `${props.basePath}/api/desk/${path}`;
  const { record } = props;
  const dates = nextDates(props.today).map(({ key, date }) => ({ text: t(`next.${key}`), date }));
  return (
    <TextsProvider texts={texts}>
      <div className="contact-form">
        <Form
          action={props.action}
          values={props.values}
          labels={labels}
          {...(record ? { version: record.version } : {})}
        >
          {record ? <input type="hidden" name="id" value={record.id} /> : null}
          <div className="fields">
            <PeopleField
              name="merchantIds"
              label={label('merchantIds')}
              hint={t('hint.merchantIds')}
              searchUrl={api('merchants')}
              etiquetteUrl={api('interactions/etiquette')}
              chosen={props.people}
              known={props.etiquette}
            />
            {record && record.others > 0 ? (
              <p className="note">{t('form.others', { count: record.others })}</p>
            ) : null}
            <div className="channel-choices">
              <RadioGroup
                name="channel"
                label={label('channel')}
                required
                options={interactionChannels.map((channel) => ({
                  value: channel,
                  text: t(`channels.${channel}`),
                }))}
              />
            </div>
            <DayField name="happenedOn" label={label('happenedOn')} required />
            <TextArea
              name="summary"
              label={label('summary')}
              hint={t('hint.summary')}
              required
              rows={4}
              maxLength={4000}
            />
            <Select
              name="outcome"
              label={label('outcome')}
              options={interactionOutcomes.map((outcome) => ({
                value: outcome,
                text: t(`outcomes.${outcome}`),
              }))}
            />
            <NextDateField
              name="nextOn"
              label={label('nextOn')}
              choicesLabel={t('next.choices')}
              choices={[...dates, { text: t('next.none'), date: '' }]}
            />
            <TextField name="nextText" label={label('nextText')} hint={t('hint.nextText')} maxLength={200} />
            <Combobox
              name="nextUserId"
              label={label('nextUserId')}
              hint={t('hint.nextUserId')}
              searchUrl={api('interactions/officers')}
              {...(props.nextUser ? { chosen: props.nextUser } : {})}
            />
          </div>
          <Details props={props} label={label} api={api} />
          <FormActs>
            <Acts state={record?.state ?? null} />
          </FormActs>
        </Form>
      </div>
    </TextsProvider>
  );
}

async function Acts({ state }: { state: 'draft' | 'complete' | null }) {
  const t = await getTranslations('interactions.desk.form');
  return (
    <>
      <SubmitButton name="state" value="complete">
        {t(state === 'draft' ? 'completeDraft' : 'complete')}
      </SubmitButton>
      {state === 'complete' ? null : (
        <SubmitButton look="line" name="state" value="draft">
          {t(state === 'draft' ? 'keepDraft' : 'draft')}
        </SubmitButton>
      )}
    </>
  );
}

type DetailsProps = {
  props: InteractionFormProps;
  label: (name: string) => string;
  api: (path: string) => string;
};

/** What a call on the way does not need: folded, open where the record holds something of it. */
async function Details({ props, label, api }: DetailsProps) {
  const t = await getTranslations('interactions.desk');
  const { values } = props;
  const holds = (...names: string[]) => names.some((name) => Boolean(values[name]));
  const asked = holds('answersRequest') || props.etiquette.some((person) => person.doNotContact);
  return (
    <>
      <FormSection title={t('form.request')} folded={!asked}>
        <Checkbox name="answersRequest" label={label('answersRequest')} hint={t('hint.answersRequest')} />
        <TextField name="requestReason" label={label('requestReason')} maxLength={200} />
      </FormSection>
      <FormSection title={t('form.difficulty')} folded={!holds('difficulty')}>
        <TextArea
          name="difficulty"
          label={label('difficulty')}
          hint={t('hint.difficulty')}
          rows={3}
          maxLength={1000}
        />
      </FormSection>
      <FormSection title={t('form.trip')} folded={!props.record}>
        <TextField
          name="happenedAt"
          label={label('happenedAt')}
          hint={t('hint.happenedAt')}
          maxLength={5}
          short
        />
        <TextField name="place" label={label('place')} maxLength={80} />
        <MultiCombobox
          name="officerIds"
          label={label('officerIds')}
          hint={t('hint.officerIds')}
          searchUrl={api('interactions/officers')}
          chosen={props.officers}
          most={30}
        />
        <TextField name="leaderText" label={label('leaderText')} hint={t('hint.leaderText')} maxLength={80} />
        <TextField
          name="attendeesText"
          label={label('attendeesText')}
          hint={t('hint.attendeesText')}
          maxLength={400}
        />
      </FormSection>
      <FormSection
        title={t('form.links')}
        folded={
          !holds('subject', 'amountWan') && !props.company && !props.project && !props.chamber && !props.event
        }
      >
        <TextField name="subject" label={label('subject')} maxLength={80} />
        <Combobox
          name="companyId"
          label={label('companyId')}
          hint={t('hint.companyId')}
          searchUrl={api('companies')}
          {...(props.company ? { chosen: props.company } : {})}
        />
        <Combobox
          name="projectId"
          label={label('projectId')}
          hint={t('hint.projectId')}
          searchUrl={api('projects')}
          {...(props.project ? { chosen: props.project } : {})}
        />
        <Combobox
          name="chamberId"
          label={label('chamberId')}
          hint={t('hint.chamberId')}
          searchUrl={api('chambers')}
          {...(props.chamber ? { chosen: props.chamber } : {})}
        />
        <Combobox
          name="eventId"
          label={label('eventId')}
          hint={t('hint.eventId')}
          searchUrl={api('events')}
          {...(props.event ? { chosen: props.event } : {})}
        />
        <TextField name="amountWan" label={label('amountWan')} hint={t('hint.amountWan')} numeric short />
      </FormSection>
      <FormSection title={t('form.files')} folded>
        <UploadField
          name="files"
          label={label('files')}
          hint={t('hint.files')}
          uploadUrl={`${props.basePath}/api/files/upload?purpose=evidence`}
        />
      </FormSection>
    </>
  );
}
