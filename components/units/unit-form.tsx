import { getTranslations } from 'next-intl/server';
import { Select } from '@/components/forms/choice-fields';
import { Combobox } from '@/components/forms/combobox';
import { Form } from '@/components/forms/form';
import { FormActs } from '@/components/forms/form-layout';
import { SubmitButton } from '@/components/forms/submit-button';
import { DateField, TextField } from '@/components/forms/text-field';
import { today } from '@/lib/shared/dates';
import { createUnitAction, updateUnitAction } from '@/lib/units/actions';
import type { UnitDetail, UnitRow } from '@/lib/units/queries';
import { unitKinds } from '@/lib/units/schema';

type UnitFormProps = { units: readonly UnitRow[]; unit?: UnitDetail; basePath: string };

const FIELDS = [
  'name',
  'shortName',
  'kind',
  'parentId',
  'placeId',
  'sortNo',
  'validFrom',
  'validTo',
  'successorId',
  'reason',
] as const;

/** A new unit, or a change of one: name, kind, parent with its date, end with successor. */
export async function UnitForm({ units, unit, basePath }: UnitFormProps) {
  // messages: units.desk.field.* units.desk.kind.*
  const t = await getTranslations('units.desk');
  const labels = Object.fromEntries(FIELDS.map((name) => [name, t(`field.${name}`)]));
  const options = units
    .filter((one) => one.validTo === null && one.id !== unit?.id)
    .map((one) => ({ value: one.id, text: `${'　'.repeat(one.depth)}${one.name}` }));
  const values = unit
    ? {
        name: unit.name,
        shortName: unit.shortName,
        kind: unit.kind,
        parentId: unit.parentId,
        sortNo: String(unit.sortNo),
        validFrom: today(),
        validTo: unit.validTo,
        successorId: unit.successorId,
      }
    : { validFrom: today() };
  return (
    <Form
      action={unit ? updateUnitAction : createUnitAction}
      label={unit ? t('form.editTitle', { name: unit.name }) : t('form.createTitle')}
      labels={labels}
      values={values}
      {...(unit ? { version: unit.version } : {})}
    >
      {unit ? <input type="hidden" name="id" defaultValue={unit.id} /> : null}
      <div className="fields">
        <TextField name="name" label={t('field.name')} required maxLength={60} />
        <TextField
          name="shortName"
          label={t('field.shortName')}
          hint={t('hint.shortName')}
          required
          maxLength={20}
        />
        <Select
          name="kind"
          label={t('field.kind')}
          required
          options={unitKinds.map((kind) => ({ value: kind, text: t(`kind.${kind}`) }))}
        />
        <Select name="parentId" label={t('field.parentId')} options={options} emptyText={t('form.none')} />
        <Combobox
          name="placeId"
          label={t('field.placeId')}
          searchUrl={`${basePath}/api/desk/places`}
          {...(unit?.placeId ? { chosen: { value: unit.placeId, text: unit.placeName ?? '' } } : {})}
        />
        <TextField name="sortNo" label={t('field.sortNo')} hint={t('hint.sortNo')} numeric short />
        <DateField
          name="validFrom"
          label={t(unit ? 'field.changeFrom' : 'field.validFrom')}
          {...(unit ? { hint: t('hint.changeFrom') } : {})}
          required
        />
        {unit ? (
          <>
            <DateField name="validTo" label={t('field.validTo')} hint={t('hint.validTo')} />
            <Select
              name="successorId"
              label={t('field.successorId')}
              hint={t('hint.successorId')}
              options={options}
              emptyText={t('form.none')}
            />
            <TextField
              name="reason"
              label={t('field.reason')}
              hint={t('hint.reason')}
              required
              maxLength={200}
            />
          </>
        ) : null}
      </div>
      <FormActs>
        <SubmitButton>{t('form.save')}</SubmitButton>
      </FormActs>
    </Form>
  );
}
