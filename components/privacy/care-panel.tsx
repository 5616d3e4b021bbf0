import { getTranslations } from 'next-intl/server';
import { RadioGroup } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
import { FormActs } from '@/components/forms/form-layout';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextField } from '@/components/forms/text-field';
import { RecordPart } from '@/components/layout/record-page';
import { DescriptionList, type Fact } from '@/components/ui/description-list';
import { SectionHead } from '@/components/ui/page-head';
import type { Locale } from '@/lib/i18n/routing';
import { removeCareAction, saveBirthdayAction, saveFamilyAction } from '@/lib/privacy/actions';
import type { PersonCare } from '@/lib/privacy/queries-care';
import type { Birthday } from '@/lib/privacy/rules-care';
import { birthdayCalendars, familyRelations, type CareKindName } from '@/lib/privacy/schema-care';
import { lunarDayText } from '@/lib/shared/festivals';

type Words = Awaited<ReturnType<typeof getTranslations<'privacy.care'>>>;

/** 3月5日（1968 年），农历三月初五: a birthday in words. */
export function birthdayText(
  t: Words,
  { calendar, month, day, year }: Birthday,
  locale: Locale = 'zh-CN',
): string {
  // messages: privacy.care.solar privacy.care.lunar privacy.care.withYear
  const lunar = locale === 'en' ? `${month}/${day}` : lunarDayText(month, day);
  const date = calendar === 'lunar' ? t('lunar', { date: lunar }) : t('solar', { month, day });
  return year === null ? date : t('withYear', { date, year: String(year) });
}

/**
 * Birthday and family, given for congratulating and caring. Without a consent that names them nothing can be entered,
 * and the part says so and where to record one.
 */
export async function CarePanel({ care }: { care: PersonCare }) {
  const t = await getTranslations('privacy.desk.care');
  // messages: privacy.care.item.* privacy.care.birthday privacy.care.family
  const words = await getTranslations('privacy.care');
  const facts: Fact[] = [
    ...(care.birthday ? [{ term: words('birthday'), value: birthdayText(words, care.birthday.value) }] : []),
    ...(care.family?.value ?? []).map(({ relation, note }) => ({
      term: words(`item.${relation}`),
      value: note,
    })),
  ];
  const missing = (['birthday', 'family'] as const).filter((kind) => !care.consented.includes(kind));
  return (
    <RecordPart id="care" title={words('title')} note={t('note')}>
      {facts.length > 0 ? <DescriptionList facts={facts} /> : null}
      {missing.length > 0 && care.can.write ? (
        <p className="note">
          {t('noConsent', { what: missing.map((kind) => words(kind)).join('、') })}
          <a href="#consents">{t('recordConsent')}</a>
        </p>
      ) : null}
      {care.can.write && care.consented.includes('birthday') ? <BirthdayForm care={care} /> : null}
      {care.can.write && care.consented.includes('family') ? <FamilyForm care={care} /> : null}
    </RecordPart>
  );
}

async function BirthdayForm({ care }: { care: PersonCare }) {
  const t = await getTranslations('privacy.desk.care');
  const words = await getTranslations('privacy.care');
  const kept = care.birthday;
  const act = t(kept ? 'act.changeBirthday' : 'act.birthday');
  const names = ['calendar', 'month', 'day', 'year'] as const;
  return (
    <details>
      <summary className="btn">{act}</summary>
      <Form
        action={saveBirthdayAction}
        label={act}
        labels={Object.fromEntries(names.map((name) => [name, t(`field.${name}`)]))}
        values={{
          calendar: kept?.value.calendar ?? 'solar',
          month: String(kept?.value.month ?? ''),
          day: String(kept?.value.day ?? ''),
          year: String(kept?.value.year ?? ''),
        }}
      >
        <Hidden care={care} version={kept?.version} />
        <div className="fields">
          <RadioGroup
            name="calendar"
            label={t('field.calendar')}
            required
            inline
            options={birthdayCalendars.map((value) => ({ value, text: words(`calendar.${value}`) }))}
          />
          <TextField name="month" label={t('field.month')} unit={t('unit.month')} required numeric />
          <TextField
            name="day"
            label={t('field.day')}
            unit={t('unit.day')}
            hint={t('hint.day')}
            required
            numeric
          />
          <TextField
            name="year"
            label={t('field.year')}
            unit={t('unit.year')}
            hint={t('hint.year')}
            numeric
          />
        </div>
        <FormActs>
          <SubmitButton>{act}</SubmitButton>
        </FormActs>
      </Form>
      {kept ? <RemoveForm care={care} kind="birthday" version={kept.version} /> : null}
    </details>
  );
}

async function FamilyForm({ care }: { care: PersonCare }) {
  const t = await getTranslations('privacy.desk.care');
  const words = await getTranslations('privacy.care');
  const kept = care.family;
  const act = t(kept ? 'act.changeFamily' : 'act.family');
  const label = (relation: (typeof familyRelations)[number]) => words(`item.${relation}`);
  return (
    <details>
      <summary className="btn">{act}</summary>
      <Form
        action={saveFamilyAction}
        label={act}
        labels={Object.fromEntries(familyRelations.map((relation) => [relation, label(relation)]))}
        values={Object.fromEntries((kept?.value ?? []).map(({ relation, note }) => [relation, note]))}
      >
        <Hidden care={care} version={kept?.version} />
        <p className="note">{t('hint.family')}</p>
        <div className="fields">
          {familyRelations.map((relation) => (
            <TextField key={relation} name={relation} label={label(relation)} maxLength={40} />
          ))}
        </div>
        <FormActs>
          <SubmitButton>{act}</SubmitButton>
        </FormActs>
      </Form>
      {kept ? <RemoveForm care={care} kind="family" version={kept.version} /> : null}
    </details>
  );
}

function Hidden({ care, version }: { care: PersonCare; version: number | undefined }) {
  return (
    <>
      <input type="hidden" name="merchantId" value={care.merchantId} />
      <input type="hidden" name="version" value={version ?? 0} />
    </>
  );
}

async function RemoveForm({
  care,
  kind,
  version,
}: {
  care: PersonCare;
  kind: CareKindName;
  version: number;
}) {
  const t = await getTranslations('privacy.desk.care');
  const words = await getTranslations('privacy.care');
  const act = t('act.remove', { what: words(kind) });
  return (
    <Form action={removeCareAction} label={act} labels={{}}>
      <Hidden care={care} version={version} />
      <input type="hidden" name="kind" value={kind} />
      <FormActs note={t('removeNote')}>
        <SubmitButton look="danger">{act}</SubmitButton>
      </FormActs>
    </Form>
  );
}

/** The same to the person: what is kept, on the word that can be taken back below. */
export async function OwnCare({ locale, care }: { locale: Locale; care: PersonCare | null }) {
  const t = await getTranslations({ locale, namespace: 'privacy.care' });
  if (!care || (!care.birthday && !care.family)) return null;
  return (
    <section aria-labelledby="own-care">
      <SectionHead id="own-care" title={t('title')} />
      <p className="note">{t('ownNote')}</p>
      <DescriptionList
        facts={[
          ...(care.birthday
            ? [{ term: t('birthday'), value: birthdayText(t, care.birthday.value, locale) }]
            : []),
          ...(care.family?.value ?? []).map(({ relation, note }) => ({
            term: t(`item.${relation}`),
            value: note,
          })),
        ]}
      />
    </section>
  );
}
