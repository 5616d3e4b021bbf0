import { getTranslations } from 'next-intl/server';
import { Select } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
import { FormActs } from '@/components/forms/form-layout';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextField } from '@/components/forms/text-field';
import { RecordPart } from '@/components/layout/record-page';
import { PlainTable } from '@/components/tables/plain-table';
import { DescriptionList } from '@/components/ui/description-list';
import { setAppealLimitAction } from '@/lib/appeals/actions';
import type { getAppealLimits } from '@/lib/appeals/queries/limits';
import { limitSteps } from '@/lib/appeals/rules';
import { formatListDate } from '@/lib/shared/dates';

type Props = Awaited<ReturnType<typeof getAppealLimits>>;

/** Within how many workdays each step is due, what was set before, and setting another. */
export async function AppealLimits({ limits, history, can }: Props) {
  // messages: appeals.desk.limits.step.*
  const t = await getTranslations('appeals.desk.limits');
  const labels = { step: t('field.step'), workdays: t('field.workdays'), reason: t('field.reason') };
  return (
    <>
      <RecordPart id="limits" title={t('inForce')}>
        <DescriptionList
          facts={limitSteps.map((step) => ({
            term: t(`step.${step}`),
            value: t('workdays', { count: limits[step] }),
          }))}
        />
        <p className="note">{t('note')}</p>
      </RecordPart>
      {can.set ? (
        <RecordPart id="set" title={t('set')}>
          <Form action={setAppealLimitAction} label={t('set')} labels={labels}>
            <div className="fields">
              <Select
                name="step"
                label={labels.step}
                required
                emptyText=""
                options={limitSteps.map((step) => ({ value: step, text: t(`step.${step}`) }))}
              />
              <TextField name="workdays" label={labels.workdays} unit={t('unit')} required numeric />
              <TextField name="reason" label={labels.reason} hint={t('hint')} required maxLength={200} />
            </div>
            <FormActs note={t('setNote')}>
              <SubmitButton>{t('save')}</SubmitButton>
            </FormActs>
          </Form>
        </RecordPart>
      ) : null}
      {history.length > 0 ? (
        <RecordPart id="before" title={t('history')}>
          <PlainTable
            caption={t('history')}
            hideCaption
            columns={[
              { key: 'from', label: t('column.from'), kind: 'date' },
              { key: 'step', label: t('field.step') },
              { key: 'workdays', label: t('field.workdays'), kind: 'number', align: 'end' },
              { key: 'reason', label: t('field.reason') },
              { key: 'by', label: t('column.by'), wideOnly: true },
            ]}
            rows={history.map((row) => ({
              id: row.id,
              cells: [formatListDate(row.validFrom), t(`step.${row.step}`), row.workdays, row.reason, row.by],
            }))}
          />
        </RecordPart>
      ) : null}
    </>
  );
}
