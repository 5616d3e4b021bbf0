import { getTranslations } from 'next-intl/server';
import { Checkbox, CheckboxGroup, RadioGroup, Select } from '@/components/forms/choice-fields';
import { Combobox, type ComboOption } from '@/components/forms/combobox';
import { Form } from '@/components/forms/form';
import { FormActs, FormSection } from '@/components/forms/form-layout';
import type { FormActionFn } from '@/components/forms/form-state';
import { SubmitButton } from '@/components/forms/submit-button';
import { DateField, TextArea, TextField } from '@/components/forms/text-field';
import type { StoredMerchant, StoredStation } from '@/lib/merchants/queries/read-merchant';
import { openKinds } from '@/lib/merchants/rules-life';
import { contributionKinds, merchantKinds, preferredChannels, quantityKinds } from '@/lib/merchants/schema';
import { ContactLines } from './contact-lines';
import { DuplicateCheck } from './duplicate-check';
import { LifeLines, PostLines } from './life-lines';

type Choice = { id: string; name: string };

/** What the form offers and what it holds already. */
export type MerchantFormProps = {
  action: FormActionFn;
  id?: string;
  version?: number;
  values: Readonly<Record<string, string | null | undefined>>;
  contactPoints: readonly {
    id: string;
    kind: string;
    masked: string;
    preferred: boolean;
    doNotUse: boolean;
  }[];
  hometown?: ComboOption;
  residence?: ComboOption;
  posts: StoredMerchant['posts'];
  stations: readonly StoredStation[];
  /** public offices are entered and read by fewer people */
  hidesOffices: boolean;
  industries: readonly Choice[];
  strengths: readonly Choice[];
  influences: readonly Choice[];
  units: readonly Choice[];
  basePath: string;
};

const asOptions = (choices: readonly Choice[]) => choices.map(({ id, name }) => ({ value: id, text: name }));

/** Entering or changing a person: one column, sections that fold. */
export async function MerchantForm(props: MerchantFormProps) {
  const t = await getTranslations('merchants.desk');
  const c = await getTranslations('words');
  // messages: merchants.desk.field.*
  const label = (name: string): string => t(`field.${name}`);
  const labels = {
    ...Object.fromEntries(LABELLED.map((name) => [name, label(name)])),
    posts: label('post'),
    life: t('life.heading'),
    contactPoints: label('contactPoints'),
  };
  const api = (path: string) => `${props.basePath}/api/desk/${path}`;
  return (
    <Form
      action={props.action}
      values={props.values}
      labels={labels}
      {...(props.version === undefined ? {} : { version: props.version })}
    >
      {props.id ? <input type="hidden" name="id" value={props.id} /> : null}
      <IdentitySection />
      <FormSection title={t('section.places')}>
        <Combobox
          name="hometownId"
          label={label('hometownId')}
          hint={t('hint.hometown')}
          searchUrl={api('places')}
          {...(props.hometown ? { chosen: props.hometown } : {})}
        />
        <TextField name="hometownText" label={label('hometownText')} maxLength={80} />
        <Combobox
          name="residenceId"
          label={label('residenceId')}
          hint={t('hint.residence')}
          searchUrl={api('places')}
          {...(props.residence ? { chosen: props.residence } : {})}
        />
        <TextField name="residenceText" label={label('residenceText')} maxLength={80} />
      </FormSection>
      <FormSection title={t('section.work')}>
        <input type="hidden" name="lifeShown" value="on" />
        {[...props.posts, ...props.stations].map(({ id }) => (
          <input key={id} type="hidden" name="lifeSeen" value={id} />
        ))}
        <p className="note">{t('life.note')}</p>
        <PostLines posts={props.posts} searchUrl={api('companies')} />
        <Select
          name="industryTagId"
          label={label('industryTagId')}
          options={asOptions(props.industries)}
          emptyText={c('none')}
        />
        <TextField
          name="industryText"
          label={label('industryText')}
          hint={t('hint.industryText')}
          maxLength={60}
        />
        <TextField name="mainBusiness" label={label('mainBusiness')} maxLength={200} />
        {quantityKinds.map((kind, index) => (
          <TextField
            key={kind}
            name={`quantities.${index}.original`}
            label={t(`quantityKinds.${kind}`)}
            hint={t('hint.quantity')}
            maxLength={60}
            short
          />
        ))}
        {quantityKinds.map((kind, index) => (
          <input key={kind} type="hidden" name={`quantities.${index}.kind`} value={kind} />
        ))}
      </FormSection>
      <ContactSection contactPoints={props.contactPoints} />
      <DuplicateCheck isNew={!props.id} />
      <FormSection title={t('section.facets')}>
        <Select
          name="strengthTierId"
          label={label('strengthTierId')}
          options={asOptions(props.strengths)}
          emptyText={c('none')}
        />
        <Select
          name="influenceTierId"
          label={label('influenceTierId')}
          options={asOptions(props.influences)}
          emptyText={c('none')}
        />
        <Checkbox name="isKey" label={label('isKey')} />
        <TextField
          name="contactEveryDays"
          label={label('contactEveryDays')}
          hint={t('hint.contactEveryDays')}
          numeric
          short
        />
        <TextField
          name="facetReason"
          label={label('facetReason')}
          hint={t('hint.facetReason')}
          maxLength={200}
        />
      </FormSection>
      <LifeSection stations={props.stations} hidesOffices={props.hidesOffices} />
      <FormSection title={t('section.more')} folded>
        <CheckboxGroup
          name="contributions"
          label={label('contributions')}
          inline
          options={contributionKinds.map((kind) => ({ value: kind, text: t(`contributions.${kind}`) }))}
        />
        <TextArea name="intention" label={label('intention')} rows={2} maxLength={400} />
        <TextArea name="needs" label={label('needs')} rows={2} maxLength={400} />
      </FormSection>
      <FormSection title={t('section.record')}>
        <Select name="ownerUnitId" label={label('ownerUnitId')} options={asOptions(props.units)} />
        <TextField name="source" label={label('source')} maxLength={120} />
        <TextArea name="note" label={label('note')} rows={3} maxLength={2000} />
      </FormSection>
      <FormActs>
        <SubmitButton>{t('form.save')}</SubmitButton>
      </FormActs>
    </Form>
  );
}

/** Who the person is and how letters address them. */
async function IdentitySection() {
  const t = await getTranslations('merchants.desk');
  // messages: merchants.desk.field.*
  const label = (name: string): string => t(`field.${name}`);
  return (
    <FormSection title={t('section.identity')}>
      <TextField name="name" label={label('name')} required maxLength={60} autoComplete="off" />
      <TextField name="namePinyin" label={label('namePinyin')} hint={t('hint.namePinyin')} maxLength={60} />
      <TextField name="aliases" label={label('aliases')} hint={t('hint.aliases')} maxLength={200} />
      <RadioGroup
        name="sex"
        label={label('sex')}
        inline
        options={(['male', 'female'] as const).map((sex) => ({ value: sex, text: t(`sex.${sex}`) }))}
      />
      <DateField name="birthText" label={label('birthText')} hint={t('hint.birthText')} />
      <TextField
        name="salutation"
        label={label('salutation')}
        hint={t('hint.salutation')}
        maxLength={20}
        short
      />
      <CheckboxGroup
        name="kinds"
        label={label('kinds')}
        inline
        options={merchantKinds.map((kind) => ({ value: kind, text: t(`kinds.${kind}`) }))}
      />
    </FormSection>
  );
}

/** Schooling, social posts, public offices and honours, line by line; what ledgers wrote in one cell stays beside them. */
async function LifeSection({ stations, hidesOffices }: Pick<MerchantFormProps, 'stations' | 'hidesOffices'>) {
  const t = await getTranslations('merchants.desk');
  return (
    <FormSection title={t('section.life')} folded={stations.length === 0}>
      <LifeLines kinds={openKinds(hidesOffices)} stations={stations} />
      <p className="life-kind">{t('life.asTold')}</p>
      <p className="note">{t('life.asToldNote')}</p>
      <TextField name="education" label={t('field.education')} maxLength={40} short />
      <TextField name="school" label={t('field.school')} maxLength={80} />
      <TextArea name="socialPosts" label={t('field.socialPosts')} rows={2} maxLength={400} />
      <TextArea name="honours" label={t('field.honours')} rows={2} maxLength={400} />
    </FormSection>
  );
}

/** Phones and addresses, how and when the person likes to be contacted, and whether at all. */
async function ContactSection({ contactPoints }: Pick<MerchantFormProps, 'contactPoints'>) {
  const t = await getTranslations('merchants.desk');
  const c = await getTranslations('words');
  return (
    <FormSection title={t('section.contact')}>
      <ContactLines contactPoints={contactPoints} />
      <Select
        name="preferredChannel"
        label={t('field.preferredChannel')}
        options={preferredChannels.map((channel) => ({
          value: channel,
          text: t(`preferredChannels.${channel}`),
        }))}
        emptyText={c('none')}
      />
      <TextField
        name="contactHours"
        label={t('field.contactHours')}
        hint={t('hint.contactHours')}
        maxLength={60}
        short
      />
      <Checkbox name="doNotContact" label={t('field.doNotContact')} />
    </FormSection>
  );
}

const LABELLED = [
  'name',
  'namePinyin',
  'aliases',
  'sex',
  'kinds',
  'salutation',
  'birthText',
  'hometownId',
  'hometownText',
  'residenceId',
  'residenceText',
  'industryTagId',
  'industryText',
  'mainBusiness',
  'education',
  'school',
  'socialPosts',
  'honours',
  'intention',
  'needs',
  'contributions',
  'strengthTierId',
  'influenceTierId',
  'facetReason',
  'isKey',
  'contactEveryDays',
  'preferredChannel',
  'contactHours',
  'ownerUnitId',
  'source',
  'note',
  'doNotContact',
  'duplicateReason',
] as const;
