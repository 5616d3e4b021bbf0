import { getTranslations } from 'next-intl/server';
import { Select } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
import { FormActs } from '@/components/forms/form-layout';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextField } from '@/components/forms/text-field';
import { setOfficerAction } from '@/lib/merchants/actions';
import type { MerchantDetail } from '@/lib/merchants/queries/get-merchant';
import type { StaffChoice } from '@/lib/users/queries-staff';

/** Who of ours answers for this person: folded, since it changes seldom. */
export async function OfficerForm({
  merchant,
  staff,
}: {
  merchant: MerchantDetail;
  staff: readonly StaffChoice[];
}) {
  const t = await getTranslations('merchants.desk');
  const labels = { officerId: t('field.officerId'), reason: t('officer.reason') };
  // somebody who left stays to be seen, and cannot be chosen again
  const gone = merchant.officerId !== null && !staff.some(({ id }) => id === merchant.officerId);
  return (
    <details className="form-section" id="officer">
      <summary>
        {t(merchant.officerId ? 'officer.change' : 'officer.set')}
        <span className="caret" aria-hidden="true" />
      </summary>
      <Form
        action={setOfficerAction}
        labels={labels}
        label={t('officer.set')}
        version={merchant.version}
        values={{ officerId: gone ? null : merchant.officerId }}
      >
        <input type="hidden" name="id" value={merchant.id} />
        <Select
          name="officerId"
          label={labels.officerId}
          emptyText={t('officer.none')}
          hint={gone ? t('officer.gone', { name: merchant.officer ?? '' }) : t('officer.hint')}
          options={staff.map(({ id, name, unit }) => ({ value: id, text: `${name}（${unit}）` }))}
        />
        <TextField name="reason" label={labels.reason} maxLength={200} />
        <FormActs>
          <SubmitButton>{t('officer.save')}</SubmitButton>
        </FormActs>
      </Form>
    </details>
  );
}
