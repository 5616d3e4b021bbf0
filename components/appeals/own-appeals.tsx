import { getTranslations } from 'next-intl/server';
import { RadioGroup, Select } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
import { FormActs } from '@/components/forms/form-layout';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextArea, TextField } from '@/components/forms/text-field';
import { Badge } from '@/components/ui/badge';
import { SectionHead } from '@/components/ui/page-head';
import type { Locale } from '@/lib/i18n/routing';
import { askOwnAppealAction, rateOwnAppealAction } from '@/lib/appeals/actions';
import type { OwnAppeal } from '@/lib/appeals/queries/own-appeals';
import { appealKinds } from '@/lib/appeals/schema';
import { formatListDate } from '@/lib/shared/dates';
import { appealTones } from './appeal-table';

/** What the person asks for, in the own words. */
export async function OwnAppealForm({ locale }: { locale: Locale }) {
  // messages: appeals.kind.*
  const t = await getTranslations({ locale, namespace: 'appeals' });
  return (
    <section aria-labelledby="own-appeal">
      <SectionHead id="own-appeal" title={t('own.ask')} />
      <Form
        action={askOwnAppealAction.bind(null, locale)}
        label={t('own.ask')}
        labels={{ kind: t('own.kindField'), title: t('own.titleField'), ask: t('own.askField') }}
      >
        <Select
          name="kind"
          label={t('own.kindField')}
          required
          emptyText=""
          options={appealKinds.map((kind) => ({ value: kind, text: t(`kind.${kind}`) }))}
        />
        <TextField name="title" label={t('own.titleField')} required maxLength={80} autoComplete="off" />
        <TextArea
          name="ask"
          label={t('own.askField')}
          hint={t('own.askHint')}
          required
          rows={5}
          maxLength={2000}
        />
        <FormActs>
          <SubmitButton>{t('own.send')}</SubmitButton>
        </FormActs>
      </Form>
    </section>
  );
}

/** The own appeals: where each stands, until when, the answer, and the word on it. */
export async function OwnAppeals({ locale, appeals }: { locale: Locale; appeals: readonly OwnAppeal[] }) {
  // messages: appeals.state.* appeals.own.due.* appeals.satisfaction.*
  const t = await getTranslations({ locale, namespace: 'appeals' });
  return (
    <section aria-labelledby="own-appeals">
      <SectionHead id="own-appeals" title={t('own.list')} />
      {appeals.length === 0 ? <p className="note">{t('own.none')}</p> : null}
      <ul className="grid gap-6">
        {appeals.map((appeal) => (
          <li key={appeal.id} className="border-t border-line-2 pt-3">
            <p className="flex flex-wrap items-center gap-x-3">
              <b>{appeal.title}</b>
              <span className="figures">{appeal.number}</span>
              <Badge tone={appealTones[appeal.state]}>{t(`state.${appeal.state}`)}</Badge>
            </p>
            <p className="note">
              {[
                t(`kind.${appeal.kind}`),
                t('own.received', { date: formatListDate(appeal.receivedOn) }),
                appeal.unit && t('own.unit', { unit: appeal.unit }),
                appeal.dueStep &&
                  appeal.dueOn &&
                  t(`own.due.${appeal.dueStep}`, { date: formatListDate(appeal.dueOn) }),
                appeal.closedOn && t('own.closed', { date: formatListDate(appeal.closedOn) }),
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
            <p className="whitespace-pre-line">{appeal.ask}</p>
            {appeal.isLate ? <p className="note">{t('own.late')}</p> : null}
            {appeal.answer ? (
              <blockquote className="border-s-2 border-gold ps-3">
                <p className="note">{t('own.answer', { date: formatListDate(appeal.answeredOn ?? '') })}</p>
                <p className="whitespace-pre-line">{appeal.answer}</p>
              </blockquote>
            ) : null}
            {appeal.satisfaction ? (
              <p className="note">{t('own.rated', { word: t(`satisfaction.${appeal.satisfaction}`) })}</p>
            ) : null}
            {appeal.canRate ? <RateForm locale={locale} appeal={appeal} /> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

async function RateForm({ locale, appeal }: { locale: Locale; appeal: OwnAppeal }) {
  const t = await getTranslations({ locale, namespace: 'appeals' });
  return (
    <Form
      action={rateOwnAppealAction.bind(null, locale)}
      label={t('own.rate')}
      labels={{ satisfaction: t('own.rateField'), note: t('own.rateNote') }}
      version={appeal.version}
    >
      <input type="hidden" name="id" value={appeal.id} />
      <RadioGroup
        name="satisfaction"
        label={t('own.rate')}
        required
        inline
        options={(['satisfied', 'basically', 'dissatisfied'] as const).map((word) => ({
          value: word,
          text: t(`satisfaction.${word}`),
        }))}
      />
      <TextArea name="note" label={t('own.rateNote')} hint={t('own.rateNoteHint')} rows={2} maxLength={500} />
      <div>
        <SubmitButton look="line">{t('own.rateAct')}</SubmitButton>
      </div>
    </Form>
  );
}
