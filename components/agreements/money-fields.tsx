import { getTranslations } from 'next-intl/server';
import { Select } from '@/components/forms/choice-fields';
import { TextField } from '@/components/forms/text-field';
import { currencies } from '@/lib/agreements/schema';

type Props = {
  /** `lines.0.` or nothing */
  prefix?: string;
  /** false: an empty line of several, which sends nothing */
  required?: boolean;
  amountHint?: string;
  values?: { amount: string; currency: string; rate: string; rateOn: string };
};

/** Amount in 万, currency, and for foreign money the rate with its day. */
export async function MoneyFields({ prefix = '', required, amountHint, values }: Props) {
  const t = await getTranslations('agreements.desk');
  const given = (value: string | undefined) => (value ? { defaultValue: value } : {});
  // in a spare line 人民币 is the empty choice, so that an untouched line is no line
  const choices = currencies.filter((currency) => required || currency !== 'CNY');
  return (
    <>
      <TextField
        name={`${prefix}amount`}
        label={t('field.amount')}
        hint={amountHint ?? t('hint.amount')}
        numeric
        short
        {...(required ? { required } : {})}
        {...given(values?.amount)}
      />
      <Select
        name={`${prefix}currency`}
        label={t('field.currency')}
        {...(required ? { required } : { emptyText: t('currencies.CNY') })}
        options={choices.map((currency) => ({ value: currency, text: t(`currencies.${currency}`) }))}
        {...given(
          values?.currency === 'CNY' && !required
            ? undefined
            : (values?.currency ?? (required ? 'CNY' : undefined)),
        )}
      />
      <TextField
        name={`${prefix}rate`}
        label={t('field.rate')}
        hint={t('hint.rate')}
        numeric
        short
        {...given(values?.rate)}
      />
      <TextField
        name={`${prefix}rateOn`}
        label={t('field.rateOn')}
        maxLength={10}
        short
        {...given(values?.rateOn)}
      />
    </>
  );
}
