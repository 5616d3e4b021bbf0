import { getTranslations } from 'next-intl/server';
import Link from 'next/link';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextArea } from '@/components/forms/text-field';
import { PlainTable } from '@/components/tables/plain-table';
import { Badge, type Tone } from '@/components/ui/badge';
import { publishPolicyAction } from '@/lib/policies/actions';
import type { ClauseRow, PolicyDetail } from '@/lib/policies/queries/policies';
import { isClauseOpen, type ClauseReviewName } from '@/lib/policies/rules';
import { today } from '@/lib/shared/dates';
import { ClauseForm, ClauseReviewForm } from './clause-forms';
import { SectionHead } from '@/components/ui/page-head';

const TONES: Record<ClauseReviewName, Tone> = {
  unreviewed: 'muted',
  first_review: 'warn',
  joint_review: 'warn',
  passed: 'good',
  excepted: 'info',
  withdrawn: 'late',
};

type Class = { code: string; name: string };

/** The clauses of a document with their state of review; one can be opened to be written or reviewed. */
export async function PolicyClauses({
  policy,
  classes,
  open,
}: {
  policy: PolicyDetail;
  classes: readonly Class[];
  open: string | undefined;
}) {
  const t = await getTranslations('policies.desk');
  const here = `/desk/policies/${policy.id}`;
  const day = today();
  const opened = policy.clauses.find((clause) => clause.id === open) ?? null;
  const nextNumber = Math.max(0, ...policy.clauses.map((clause) => clause.number)) + 1;
  const stateOf = (clause: ClauseRow) => (
    <>
      <Badge tone={TONES[clause.review]}>{t(`reviewState.${clause.review}`)}</Badge>
      {clause.review === 'excepted' && !isClauseOpen(clause, day) ? (
        <span className="note">{t('record.expired')}</span>
      ) : null}
    </>
  );
  return (
    <section className="part" aria-labelledby="clauses">
      <SectionHead id="clauses" title={t('record.clauses')} />
      {policy.clauses.length === 0 ? <p className="note">{t('record.noClauses')}</p> : null}
      <ol className="grid">
        {policy.clauses.map((clause) => (
          <li
            key={clause.id}
            className="flex flex-wrap items-baseline gap-x-4 gap-y-1 border-t border-line py-2"
          >
            <span className="figures text-ink-3">{clause.number}</span>
            <Link
              className="quiet-link"
              href={clause.id === opened?.id ? here : `${here}?clause=${clause.id}#clause`}
              aria-expanded={clause.id === opened?.id}
            >
              {clause.title}
            </Link>
            <span className="note">{classes.find((one) => one.code === clause.classCode)?.name}</span>
            {stateOf(clause)}
            {clause.exceptionEndsOn ? (
              <span className="note">{t('record.until', { date: clause.exceptionEndsOn })}</span>
            ) : null}
          </li>
        ))}
      </ol>
      {policy.can.update ? (
        <p className="mt-3">
          <Link className="btn" href={`${here}?clause=new#clause`}>
            {t('record.newClause')}
          </Link>
        </p>
      ) : null}
      {opened || (open === 'new' && policy.can.update) ? (
        <div id="clause" className="mt-6 grid gap-8 border-t-2 border-line-2 pt-5">
          {opened ? <ClauseFacts clause={opened} /> : null}
          {opened && opened.outcomes.length > 0 ? (
            <section aria-labelledby="review">
              <h3 id="review">{t('record.reviewForm')}</h3>
              <ClauseReviewForm clause={opened} />
            </section>
          ) : null}
          {policy.can.update ? (
            <section aria-labelledby="write">
              <h3 id="write">
                {opened ? t('record.clauseForm', { number: opened.number }) : t('record.clauseNew')}
              </h3>
              <ClauseForm documentId={policy.id} clause={opened} classes={classes} nextNumber={nextNumber} />
            </section>
          ) : null}
        </div>
      ) : null}
    </section>
  );
}

async function ClauseFacts({ clause }: { clause: ClauseRow }) {
  const t = await getTranslations('policies.desk');
  const rows = [
    ['title', clause.title],
    ['body', clause.body],
    ['who', clause.who],
    ['support', clause.support],
    ['conditions', clause.conditions],
    ['materials', clause.materials],
    ['departmentText', clause.departmentText],
    ['reviewNo', clause.reviewNo],
    ['reviewedOn', clause.reviewedOn],
    ['exceptionEndsOn', clause.exceptionEndsOn],
    ['reviewNote', clause.reviewNote],
  ] as const;
  return (
    <PlainTable
      caption={t('record.clauseForm', { number: clause.number })}
      columns={[
        { key: 'field', label: t('record.fieldName') },
        { key: 'value', label: t('record.fieldValue') },
      ]}
      rows={rows.flatMap(([field, value]) =>
        value ? [{ id: field, cells: [t(`field.${field}`), value] }] : [],
      )}
    />
  );
}

/** On to or off the public site: a chief's act. */
export async function PolicyPublication({ policy }: { policy: PolicyDetail }) {
  if (!policy.can.review) return null;
  const t = await getTranslations('policies.desk');
  const to = policy.isPublic ? 'hidden' : 'public';
  return (
    <section className="part" aria-label={t(policy.isPublic ? 'record.hide' : 'record.publish')}>
      <Form
        action={publishPolicyAction}
        labels={{ reason: t('field.reason') }}
        label={t(policy.isPublic ? 'record.hide' : 'record.publish')}
        version={policy.version}
      >
        <input type="hidden" name="id" value={policy.id} />
        <input type="hidden" name="to" value={to} />
        {policy.isPublic ? (
          <TextArea name="reason" label={t('record.hideReason')} required rows={2} maxLength={300} />
        ) : null}
        <div className="flex flex-wrap items-center gap-3">
          <SubmitButton look={policy.isPublic ? 'danger' : 'primary'}>
            {t(policy.isPublic ? 'record.hide' : 'record.publish')}
          </SubmitButton>
          {policy.isPublic ? null : <span className="text-xs text-ink-3">{t('record.publishNote')}</span>}
        </div>
      </Form>
    </section>
  );
}
