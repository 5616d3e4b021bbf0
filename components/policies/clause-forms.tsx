import { getTranslations } from 'next-intl/server';
import { Select } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
import { FormActs } from '@/components/forms/form-layout';
import { SubmitButton } from '@/components/forms/submit-button';
import { DateField, TextArea, TextField } from '@/components/forms/text-field';
import { createClauseAction, reviewClauseAction, updateClauseAction } from '@/lib/policies/actions';
import type { ClauseRow } from '@/lib/policies/queries/policies';

const CLAUSE = [
  'number',
  'classCode',
  'title',
  'body',
  'who',
  'support',
  'conditions',
  'materials',
  'departmentText',
] as const;
const REVIEW = ['review', 'reviewNo', 'reviewedOn', 'exceptionEndsOn', 'reviewNote'] as const;

/** Writing a clause: a new one of the document, or the text of an old one. */
export async function ClauseForm({
  documentId,
  clause,
  classes,
  nextNumber,
}: {
  documentId: string;
  clause: ClauseRow | null;
  classes: readonly { code: string; name: string }[];
  nextNumber: number;
}) {
  const t = await getTranslations('policies.desk');
  const label = (name: (typeof CLAUSE)[number]): string => t(`field.${name}`);
  const values = clause
    ? Object.fromEntries(CLAUSE.map((name) => [name, clause[name] === null ? null : String(clause[name])]))
    : { number: String(nextNumber) };
  return (
    <Form
      action={clause ? updateClauseAction : createClauseAction}
      values={values}
      labels={Object.fromEntries(CLAUSE.map((name) => [name, label(name)]))}
      label={clause ? t('record.clauseForm', { number: clause.number }) : t('record.clauseNew')}
      {...(clause ? { version: clause.version } : {})}
    >
      {clause ? <input type="hidden" name="id" value={clause.id} /> : null}
      <input type="hidden" name="documentId" value={documentId} />
      <TextField name="number" label={label('number')} required numeric short />
      <Select
        name="classCode"
        label={label('classCode')}
        required
        options={classes.map(({ code, name }) => ({ value: code, text: name }))}
        emptyText={t('pick')}
      />
      <TextField name="title" label={label('title')} required maxLength={80} />
      <TextArea name="body" label={label('body')} required rows={6} maxLength={4000} />
      <TextField name="who" label={label('who')} maxLength={200} />
      <TextField name="support" label={label('support')} maxLength={300} />
      <TextArea name="conditions" label={label('conditions')} rows={2} maxLength={600} />
      <TextField name="materials" label={label('materials')} maxLength={600} />
      <TextField name="departmentText" label={label('departmentText')} maxLength={80} />
      <FormActs {...(clause ? { note: t('record.editNote') } : {})}>
        <SubmitButton>{t('save')}</SubmitButton>
      </FormActs>
    </Form>
  );
}

/** Recording the outcome of a clause's fair-competition review. */
export async function ClauseReviewForm({ clause }: { clause: ClauseRow }) {
  const t = await getTranslations('policies.desk');
  const label = (name: (typeof REVIEW)[number]): string => t(`field.${name}`);
  const { review, reviewNo, reviewedOn, exceptionEndsOn, reviewNote } = clause;
  return (
    <Form
      action={reviewClauseAction}
      values={{ review, reviewNo, reviewedOn, exceptionEndsOn, reviewNote }}
      labels={Object.fromEntries(REVIEW.map((name) => [name, label(name)]))}
      label={t('record.reviewForm')}
      version={clause.version}
    >
      <input type="hidden" name="id" value={clause.id} />
      <p className="note">
        {t(clause.outcomes.includes('passed') ? 'record.reviewNote' : 'record.reviewOther')}
      </p>
      <Select
        name="review"
        label={label('review')}
        required
        options={clause.outcomes.map((one) => ({ value: one, text: t(`reviewState.${one}`) }))}
        emptyText={t('pick')}
      />
      <TextField name="reviewNo" label={label('reviewNo')} maxLength={60} short />
      <DateField name="reviewedOn" label={label('reviewedOn')} />
      <DateField name="exceptionEndsOn" label={label('exceptionEndsOn')} hint={t('hint.exception')} />
      <TextArea name="reviewNote" label={label('reviewNote')} rows={2} maxLength={600} />
      <FormActs>
        <SubmitButton>{t('save')}</SubmitButton>
      </FormActs>
    </Form>
  );
}
