import { getTranslations } from 'next-intl/server';
import { Select } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
import { FormActs } from '@/components/forms/form-layout';
import { SubmitButton } from '@/components/forms/submit-button';
import { DateField, TextArea, TextField } from '@/components/forms/text-field';
import { changeCalendarDaysAction, loadCalendarYearAction } from '@/lib/calendar/actions';

/** Loads a year that has no rows, from the lines of the yearly notice. */
export async function LoadYearForm({ year }: { year: number }) {
  const t = await getTranslations('system.desk.days');
  const labels = { year: t('year'), source: t('source'), text: t('lines') };
  return (
    <Form action={loadCalendarYearAction} label={t('load', { year: String(year) })} labels={labels}>
      <input type="hidden" name="year" value={year} />
      <TextField name="source" label={labels.source} hint={t('sourceHint')} required maxLength={120} />
      <TextArea
        name="text"
        label={labels.text}
        hint={t('linesHint', { year: String(year) })}
        required
        rows={12}
        maxLength={4000}
      />
      <FormActs>
        <SubmitButton>{t('load', { year: String(year) })}</SubmitButton>
      </FormActs>
    </Form>
  );
}

/** Changes some days of a loaded year. */
export async function ChangeDaysForm() {
  const t = await getTranslations('system.desk.days');
  const labels = { from: t('from'), to: t('to'), kind: t('kind'), name: t('name'), reason: t('reason') };
  const kinds = ['holiday', 'adjusted_workday', 'workday'] as const;
  return (
    <Form action={changeCalendarDaysAction} label={t('change')} labels={labels}>
      <DateField name="from" label={labels.from} required />
      <DateField name="to" label={labels.to} hint={t('toHint')} />
      <Select
        name="kind"
        label={labels.kind}
        required
        options={kinds.map((value) => ({ value, text: t(`kinds.${value}`) }))}
        emptyText={t('pick')}
      />
      <TextField name="name" label={labels.name} hint={t('nameHint')} maxLength={20} short />
      <TextField name="reason" label={labels.reason} required maxLength={200} />
      <FormActs note={t('changeNote')}>
        <SubmitButton>{t('change')}</SubmitButton>
      </FormActs>
    </Form>
  );
}
