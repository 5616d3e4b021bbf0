import './translations.css';
import { getTranslations } from 'next-intl/server';
import { Form } from '@/components/forms/form';
import { FormActs } from '@/components/forms/form-layout';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextArea, TextField } from '@/components/forms/text-field';
import { Badge } from '@/components/ui/badge';
import { Notice } from '@/components/ui/notice';
import { reviewTranslationAction, saveTranslationAction } from '@/lib/translations/actions';
import type { TranslationDetail, TranslationField } from '@/lib/translations/queries/translations';
import { translationTones } from './translation-table';

/** The Chinese on the left, the translation on the right, field by field. */
export async function TranslationForm({ translation }: { translation: TranslationDetail }) {
  const t = await getTranslations('translations.desk');
  const { fields, locale, can } = translation;
  const language = t(`locale.${locale}`);
  const labels = Object.fromEntries(fields.map(({ field }) => [field, t(`field.${field}`)]));
  return (
    <div className="translation">
      {fields.some((field) => field.isPrefilled) ? <Notice tone="info">{t('prefilled')}</Notice> : null}
      {fields.some((field) => field.state === 'stale') ? <Notice tone="warn">{t('staleNote')}</Notice> : null}
      <Form
        action={saveTranslationAction}
        label={t('form', { language })}
        labels={labels}
        values={Object.fromEntries(fields.map(({ field, text }) => [field, text]))}
      >
        <Target translation={translation} />
        <div className="translation-head" aria-hidden="true">
          <span>{t('chinese')}</span>
          <span>{language}</span>
        </div>
        {fields.map((field) => (
          <FieldPair key={field.field} field={field} locale={locale} readOnly={!can.write} />
        ))}
        {can.write ? (
          <FormActs note={t('saveNote')}>
            <SubmitButton>{t('save')}</SubmitButton>
          </FormActs>
        ) : null}
      </Form>
    </div>
  );
}

function Target({ translation: { noun, id, locale, stamp } }: { translation: TranslationDetail }) {
  return (
    <>
      <input type="hidden" name="noun" value={noun} />
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="stamp" value={stamp} />
    </>
  );
}

async function FieldPair({
  field,
  locale,
  readOnly,
}: {
  field: TranslationField;
  locale: string;
  readOnly: boolean;
}) {
  const t = await getTranslations('translations.desk');
  const name = t(`field.${field.field}`);
  const rows = Math.min(24, Math.max(3, Math.ceil(field.zh.length / (locale === 'en' ? 16 : 32))));
  return (
    <div className="translation-pair">
      <div className="zh">
        <p className="name">
          {name} <Badge tone={translationTones[field.state]}>{t(`state.${field.state}`)}</Badge>
        </p>
        <p className="text">{field.zh}</p>
      </div>
      <div className="target" lang={locale}>
        {field.kind === 'line' ? (
          <TextField name={field.field} label={name} maxLength={400} readOnly={readOnly} />
        ) : (
          <TextArea
            name={field.field}
            label={name}
            rows={rows}
            maxLength={20_000}
            {...(field.kind === 'markup' ? { hint: t('markupHint') } : {})}
          />
        )}
      </div>
    </div>
  );
}

/** The review of what waits; who wrote it reads that a second person has to. */
export async function TranslationReview({ translation }: { translation: TranslationDetail }) {
  const t = await getTranslations('translations.desk');
  const { can, writers } = translation;
  const who = writers.join('、');
  if (can.needsOther) return <Notice tone="info">{t('needsOther')}</Notice>;
  if (!can.review) return null;
  return (
    <section className="part" aria-labelledby="review">
      <h2 id="review">{t('review')}</h2>
      <Form action={reviewTranslationAction} label={t('review')} labels={{}}>
        <Target translation={translation} />
        <p className="note">{who ? t('reviewNote', { who }) : t('reviewNoteUnknown')}</p>
        <div>
          <SubmitButton>{t('approve')}</SubmitButton>
        </div>
      </Form>
    </section>
  );
}
