import { getTranslations } from 'next-intl/server';
import { UploadField } from '@/components/files/upload-field';
import { CheckboxGroup, RadioGroup } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
import { FormActs } from '@/components/forms/form-layout';
import { SubmitButton } from '@/components/forms/submit-button';
import { DateField, TextField } from '@/components/forms/text-field';
import { Badge } from '@/components/ui/badge';
import { Notice } from '@/components/ui/notice';
import { SectionHead } from '@/components/ui/page-head';
import { endBasisAction, recordBasisAction } from '@/lib/privacy/actions';
import type { BasisRow, PersonPrivacy } from '@/lib/privacy/queries';
import { standingOf } from '@/lib/privacy/rules';
import { basisKinds, basisPurposes, noticeChannels } from '@/lib/privacy/schema';
import { dayOf, formatListDate, today } from '@/lib/shared/dates';
import { PrivacyPapers } from './privacy-papers';

type PanelProps = { privacy: PersonPrivacy; basePath: string };

/** On what ground a person's data is kept (PIPL 13) and how notice was given (17): recording, ending, what was before. */
export async function BasisPanel({ privacy, basePath }: PanelProps) {
  const t = await getTranslations('privacy.desk');
  const standing = privacy.bases.map((basis) => ({ basis, standing: standingOf(basis, today()) }));
  const current = standing.filter((one) => one.standing !== 'ended');
  const past = standing.filter((one) => one.standing === 'ended');
  return (
    <section className="part" aria-labelledby="bases">
      <SectionHead id="bases" title={t('basisTitle')} note={t('basisNote')} />
      {current.some((one) => one.standing === 'valid') ? null : <Notice tone="warn">{t('noBasis')}</Notice>}
      <ul className="grid gap-3">
        {current.map((one) => (
          <Basis key={one.basis.id} {...one} mayEnd={privacy.can.record} basePath={basePath} />
        ))}
      </ul>
      {past.length > 0 ? (
        <details>
          <summary className="quiet-link">{t('past', { count: past.length })}</summary>
          <ul className="grid gap-3">
            {past.map((one) => (
              <Basis key={one.basis.id} {...one} mayEnd={false} basePath={basePath} />
            ))}
          </ul>
        </details>
      ) : null}
      {privacy.can.record ? (
        <details className="mt-4">
          <summary className="btn">{t('act.recordBasis')}</summary>
          <BasisForm privacy={privacy} basePath={basePath} />
        </details>
      ) : null}
    </section>
  );
}

const TONES = { valid: 'good', expired: 'late', ended: 'muted' } as const;

type BasisProps = { basis: BasisRow; standing: keyof typeof TONES; mayEnd: boolean; basePath: string };

async function Basis({ basis, standing, mayEnd, basePath }: BasisProps) {
  const t = await getTranslations('privacy.desk');
  // messages: privacy.desk.kind.* privacy.desk.purposes.* privacy.desk.noticeChannel.* privacy.desk.standing.*
  const word = (group: string, key: string): string =>
    t.has(`${group}.${key}`) ? t(`${group}.${key}`) : key;
  const facts = [
    basis.evidence,
    basis.source ? t('row.source', { source: basis.source }) : null,
    basis.noticeOn && basis.noticeNumber
      ? t('row.notice', {
          number: basis.noticeNumber,
          date: formatListDate(basis.noticeOn),
          channel: word('noticeChannel', basis.noticeChannel ?? ''),
        })
      : t('row.noNotice'),
    basis.expiresOn ? t('row.expires', { date: formatListDate(basis.expiresOn) }) : t('row.noEnd'),
    t('row.recorded', {
      date: formatListDate(dayOf(basis.recordedAt)),
      by: basis.recordedBy ?? t('row.import'),
    }),
    basis.endedAt ? t('row.ended', { date: formatListDate(dayOf(basis.endedAt)) }) : null,
  ].filter((fact) => fact !== null && fact !== '');
  return (
    <li className="border-t border-line-2 pt-3 text-sm">
      <p className="flex flex-wrap items-center gap-x-3">
        <b>{t(`kind.${basis.kind}`)}</b>
        <Badge tone={TONES[standing]}>{t(`standing.${standing}`)}</Badge>
        <span>{basis.purposes.map((purpose) => word('purposes', purpose)).join('、')}</span>
      </p>
      <p className="note">{facts.join(' · ')}</p>
      <PrivacyPapers papers={basis.papers} basePath={basePath} />
      {mayEnd && basis.endedAt === null ? (
        <details>
          <summary className="quiet-link">{t('act.endBasis')}</summary>
          <Form action={endBasisAction} label={t('act.endBasis')} labels={{ reason: t('field.endReason') }}>
            <input type="hidden" name="id" value={basis.id} />
            <p className="note">{t('act.endBasisNote')}</p>
            <TextField name="reason" label={t('field.endReason')} required maxLength={200} />
            <FormActs>
              <SubmitButton look="danger">{t('act.endBasis')}</SubmitButton>
            </FormActs>
          </Form>
        </details>
      ) : null}
    </li>
  );
}

async function BasisForm({ privacy, basePath }: PanelProps) {
  const t = await getTranslations('privacy.desk');
  const options = (group: 'kind' | 'purposes' | 'noticeChannel', values: readonly string[]) =>
    values.map((value) => ({ value, text: t(`${group}.${value}`) }));
  const names = [
    ...(['kind', 'purposes', 'evidence', 'source', 'noticeAt', 'noticeChannel', 'expiresAt'] as const),
    'files',
  ] as const;
  return (
    <Form
      action={recordBasisAction}
      label={t('act.recordBasis')}
      labels={Object.fromEntries(names.map((name) => [name, t(`field.${name}`)]))}
    >
      <input type="hidden" name="merchantId" value={privacy.merchantId} />
      <div className="fields">
        <RadioGroup
          name="kind"
          label={t('field.kind')}
          required
          options={options(
            'kind',
            basisKinds.filter((kind) => kind !== 'none'),
          )}
        />
        <CheckboxGroup
          name="purposes"
          label={t('field.purposes')}
          hint={t('hint.purposes')}
          inline
          options={options('purposes', basisPurposes)}
        />
        <TextField
          name="evidence"
          label={t('field.evidence')}
          hint={t('hint.evidence')}
          required
          maxLength={300}
        />
        <EvidenceField basePath={basePath} />
        <TextField name="source" label={t('field.source')} hint={t('hint.source')} maxLength={120} />
        <DateField
          name="noticeAt"
          label={t('field.noticeAt')}
          hint={
            privacy.noticeNumber === null
              ? t('hint.noNoticeText')
              : t('hint.noticeAt', { number: privacy.noticeNumber })
          }
        />
        <RadioGroup
          name="noticeChannel"
          label={t('field.noticeChannel')}
          inline
          options={options('noticeChannel', noticeChannels)}
        />
        <DateField name="expiresAt" label={t('field.expiresAt')} hint={t('hint.expiresAt')} />
      </div>
      <FormActs>
        <SubmitButton>{t('act.recordBasis')}</SubmitButton>
      </FormActs>
    </Form>
  );
}

/** Scanned forms and recordings behind a basis or a consent. */
export async function EvidenceField({ basePath }: { basePath: string }) {
  const t = await getTranslations('privacy.desk');
  return (
    <UploadField
      name="files"
      label={t('field.files')}
      hint={t('hint.files')}
      uploadUrl={`${basePath}/api/files/upload?purpose=evidence`}
    />
  );
}
