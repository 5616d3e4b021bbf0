import { getTranslations } from 'next-intl/server';
import { RadioGroup } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
import { FormActs } from '@/components/forms/form-layout';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextField } from '@/components/forms/text-field';
import { archiveGreetingDayAction, createGreetingDayAction } from '@/lib/greetings/actions';
import type { OwnDay } from '@/lib/greetings/rules-festivals';

/** Own days of the programme: those that are kept, and a new one. */
export async function OwnDays({ days }: { days: readonly (OwnDay & { version: number })[] }) {
  const t = await getTranslations('greetings.desk.days');
  // messages: greetings.desk.days.calendars.* greetings.desk.days.when.*
  return (
    <details className="part">
      <summary>{t('title')}</summary>
      <p className="note">{t('note')}</p>
      {days.length > 0 ? (
        <ul className="plain-list">
          {days.map((day) => (
            <li key={day.id} className="flex flex-wrap items-baseline gap-3">
              <b>{day.name}</b>
              <span>{t(`when.${day.calendar}`, { month: day.month, day: day.day })}</span>
              <Form
                key={day.version}
                action={archiveGreetingDayAction}
                labels={{}}
                label={t('removeNamed', { name: day.name })}
                version={day.version}
              >
                <input type="hidden" name="id" value={day.id} />
                <SubmitButton look="line">{t('remove')}</SubmitButton>
              </Form>
            </li>
          ))}
        </ul>
      ) : null}
      <Form
        action={createGreetingDayAction}
        labels={{ name: t('name'), calendar: t('calendar'), month: t('month'), day: t('day') }}
        label={t('new')}
      >
        <TextField name="name" label={t('name')} required maxLength={20} short />
        <RadioGroup
          name="calendar"
          label={t('calendar')}
          required
          inline
          defaultValue="lunar"
          options={(['lunar', 'solar'] as const).map((value) => ({ value, text: t(`calendars.${value}`) }))}
        />
        <TextField name="month" label={t('month')} required numeric short maxLength={2} />
        <TextField name="day" label={t('day')} required numeric short maxLength={2} />
        <FormActs>
          <SubmitButton look="line">{t('new')}</SubmitButton>
        </FormActs>
      </Form>
    </details>
  );
}
