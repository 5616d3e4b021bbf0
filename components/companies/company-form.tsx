import { getTranslations } from 'next-intl/server';
import { CreditCodeField } from './credit-code-field';
import { CodeField } from '@/components/forms/code-field';
import { Select } from '@/components/forms/choice-fields';
import { Combobox, type ComboOption } from '@/components/forms/combobox';
import { Form } from '@/components/forms/form';
import { FormActs, FormSection } from '@/components/forms/form-layout';
import type { FormActionFn } from '@/components/forms/form-state';
import { SubmitButton } from '@/components/forms/submit-button';
import { MoneyField, TextArea, TextField } from '@/components/forms/text-field';
import { sizeFigures } from '@/lib/companies/rules-size';
import { rankingKinds } from '@/lib/companies/schema';

type Choice = { id: string; name: string };
type Props = {
  action: FormActionFn;
  id?: string;
  version?: number;
  values: Readonly<Record<string, string | null | undefined>>;
  place?: ComboOption;
  parent?: ComboOption;
  /** a parent stands that the reader may not see: it is neither shown nor taken off */
  parentHidden?: boolean;
  /** lines of rankings that stand */
  rankings?: number;
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
  'parentId',
  'figures',
  'rankings',
  'ownerUnitId',
  'note',
] as const;
const SPARE_LINES = 2;
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
        <CodeField
          name="industryCode"
          label={label('industryCode')}
          hint={t('hint.industryCode')}
          searchUrl={`${props.basePath}/api/desk/industries`}
          maxLength={20}
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
        {props.parentHidden ? null : (
          <>
            <input type="hidden" name="parentShown" value="on" />
            <Combobox
              name="parentId"
              label={label('parentId')}
              hint={t('hint.parentId')}
              searchUrl={`${api}/companies`}
              {...(props.parent ? { chosen: props.parent } : {})}
            />
          </>
        )}
      </FormSection>
      <SizeSection />
      <RankingSection lines={(props.rankings ?? 0) + SPARE_LINES} />
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

/** Stated figures by which the firm's size class follows. */
async function SizeSection() {
  // messages: companies.desk.figureKinds.*
  const t = await getTranslations('companies.desk');
  return (
    <FormSection title={t('form.size')} note={t('hint.figure')}>
      {sizeFigures.map((kind, index) => (
        <div key={kind} className="field-row">
          <input type="hidden" name={`figures.${index}.kind`} value={kind} />
          <TextField
            name={`figures.${index}.original`}
            label={t(`figureKinds.${kind}`)}
            maxLength={60}
            short
          />
          <TextField
            name={`figures.${index}.asOf`}
            label={`${t(`figureKinds.${kind}`)}${t('field.asOf')}`}
            hint={t('hint.asOf')}
            maxLength={20}
            short
          />
        </div>
      ))}
    </FormSection>
  );
}

/** Places in the lists of a year; the empty lines at the end are for new ones. */
async function RankingSection({ lines }: { lines: number }) {
  // messages: companies.desk.rankingKinds.*
  const t = await getTranslations('companies.desk');
  const options = rankingKinds.map((kind) => ({ value: kind, text: t(`rankingKinds.${kind}`) }));
  return (
    <FormSection title={t('form.rankings')} note={t('hint.rankings')} folded>
      {Array.from({ length: lines }, (_, index) => (
        <fieldset key={index} className="field-row">
          <legend className="sr-only">{t('rankings.add', { number: index + 1 })}</legend>
          <Select
            name={`rankings.${index}.kind`}
            label={t('rankings.kind')}
            required
            options={options}
            defaultValue="china_500"
          />
          <TextField name={`rankings.${index}.year`} label={t('rankings.year')} numeric short maxLength={4} />
          <TextField
            name={`rankings.${index}.rank`}
            label={t('rankings.rankField')}
            numeric
            short
            maxLength={3}
          />
          <TextField name={`rankings.${index}.source`} label={t('rankings.source')} maxLength={120} />
        </fieldset>
      ))}
    </FormSection>
  );
}
