import { getTranslations } from 'next-intl/server';
import { Select } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { DateField, TextField } from '@/components/forms/text-field';
import { Notice } from '@/components/ui/notice';
import { endBasisAction, recordBasisAction } from '@/lib/privacy/actions';
import type { BasisRow, PersonPrivacy } from '@/lib/privacy/queries';
import { basisKinds } from '@/lib/privacy/schema';
import { dayOf } from '@/lib/shared/dates';

/** On what ground a person's data is kept (PIPL 13), with the notice given; recording and ending. */
export async function BasisPanel({ privacy }: { privacy: PersonPrivacy }) {
  const t = await getTranslations('privacy.desk');
  const living = privacy.bases.filter((basis) => basis.endedAt === null && basis.kind !== 'none');
  return (
    <section className="part" aria-labelledby="bases">
      <h2 id="bases">{t('basisTitle')}</h2>
      <p className="note">{t('basisNote')}</p>
      {living.length === 0 ? <Notice tone="warn">{t('noBasis')}</Notice> : null}
      <ul className="grid gap-3">
        {privacy.bases.map((basis) => (
          <Basis key={basis.id} basis={basis} mayEnd={privacy.can.record} />
        ))}
      </ul>
      {privacy.can.record ? (
        <details className="mt-4">
          <summary className="btn">{t('act.recordBasis')}</summary>
          <div className="mt-4">
            <BasisForm merchantId={privacy.merchantId} />
          </div>
        </details>
      ) : null}
    </section>
  );
}

async function Basis({ basis, mayEnd }: { basis: BasisRow; mayEnd: boolean }) {
  const t = await getTranslations('privacy.desk');
  // messages: privacy.desk.kind.*
  const facts = [
    basis.evidence,
    basis.source,
    basis.noticeOn && basis.noticeNumber
      ? t('row.notice', { number: basis.noticeNumber, date: basis.noticeOn })
      : null,
    basis.expiresOn ? t('row.expires', { date: basis.expiresOn }) : null,
    basis.endedAt ? t('row.ended', { date: dayOf(basis.endedAt) }) : null,
  ].filter((fact) => fact !== null && fact !== '');
  return (
    <li className="border-t border-line-2 pt-3 text-sm">
      <p>
        <b>{t(`kind.${basis.kind}`)}</b> <span className="text-ink-2">{basis.purposes.join('、')}</span>
      </p>
      <p className="text-xs text-ink-3">{facts.join(' · ')}</p>
      {mayEnd && basis.endedAt === null ? (
        <details className="mt-1">
          <summary className="quiet-link text-xs">{t('act.endBasis')}</summary>
          <Form action={endBasisAction} label={t('act.endBasis')} labels={{ reason: t('field.reason') }}>
            <input type="hidden" name="id" value={basis.id} />
            <TextField name="reason" label={t('field.reason')} required maxLength={200} />
            <SubmitButton look="danger">{t('act.endBasis')}</SubmitButton>
          </Form>
        </details>
      ) : null}
    </li>
  );
}

async function BasisForm({ merchantId }: { merchantId: string }) {
  const t = await getTranslations('privacy.desk');
  const names = ['kind', 'evidence', 'purposes', 'source', 'noticeAt', 'noticeChannel', 'expiresAt'] as const;
  return (
    <Form
      action={recordBasisAction}
      label={t('act.recordBasis')}
      labels={Object.fromEntries(names.map((name) => [name, t(`field.${name}`)]))}
    >
      <input type="hidden" name="merchantId" value={merchantId} />
      <Select
        name="kind"
        label={t('field.kind')}
        required
        options={basisKinds.map((kind) => ({ value: kind, text: t(`kind.${kind}`) }))}
      />
      <TextField name="evidence" label={t('field.evidence')} hint={t('hint.evidence')} maxLength={300} />
      <TextField name="purposes" label={t('field.purposes')} hint={t('hint.purposes')} maxLength={40} />
      <TextField name="source" label={t('field.source')} maxLength={120} />
      <DateField name="noticeAt" label={t('field.noticeAt')} hint={t('hint.givenOn')} />
      <TextField name="noticeChannel" label={t('field.noticeChannel')} maxLength={60} />
      <DateField name="expiresAt" label={t('field.expiresAt')} hint={t('hint.expiresAt')} />
      <SubmitButton>{t('act.recordBasis')}</SubmitButton>
    </Form>
  );
}
