import './life.css';
import { getTranslations } from 'next-intl/server';
import { Checkbox, Select } from '@/components/forms/choice-fields';
import { TextField } from '@/components/forms/text-field';
import { contactKinds } from '@/lib/merchants/schema';

const SPARE_LINES = 2;

type Props = {
  contactPoints: readonly {
    id: string;
    kind: string;
    masked: string;
    preferred: boolean;
    doNotUse: boolean;
  }[];
};

/** The contact lines of a person, stored ones masked (leave them to keep them), and two empty lines. */
export async function ContactLines({ contactPoints }: Props) {
  const t = await getTranslations('merchants.desk');
  const options = contactKinds.map((kind) => ({ value: kind, text: t(`contactKinds.${kind}`) }));
  const lines = [...contactPoints, ...Array.from({ length: SPARE_LINES }, () => null)];
  return lines.map((point, index) => (
    <fieldset key={point?.id ?? `new-${index}`} className="life-line">
      <legend className="sr-only">{t('form.addContact', { number: index + 1 })}</legend>
      {point ? <input type="hidden" name={`contactPoints.${index}.id`} value={point.id} /> : null}
      <Select
        name={`contactPoints.${index}.kind`}
        label={t('form.kind')}
        required
        options={options}
        defaultValue={point?.kind ?? 'mobile'}
      />
      <TextField
        name={`contactPoints.${index}.value`}
        label={t('form.value')}
        hint={index === 0 ? t('hint.phone') : undefined}
        defaultValue={point?.masked}
        autoComplete="off"
      />
      <Checkbox
        name={`contactPoints.${index}.preferred`}
        label={t('form.preferred')}
        defaultChecked={point?.preferred ?? false}
      />
      <Checkbox
        name={`contactPoints.${index}.doNotUse`}
        label={t('form.doNotUse')}
        defaultChecked={point?.doNotUse ?? false}
      />
    </fieldset>
  ));
}
