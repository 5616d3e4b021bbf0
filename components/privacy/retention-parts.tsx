import { getTranslations } from 'next-intl/server';
import { RadioGroup, Select } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
import { FormActs } from '@/components/forms/form-layout';
import type { FormActionFn } from '@/components/forms/form-state';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextField } from '@/components/forms/text-field';
import { RecordPart } from '@/components/layout/record-page';
import { DataTable } from '@/components/tables/data-table';
import { DescriptionList } from '@/components/ui/description-list';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import {
  changeTermAction,
  freezePersonAction,
  proposeErasureAction,
  thawPersonAction,
} from '@/lib/privacy/actions';
import type { RetentionRow, RetentionState } from '@/lib/privacy/queries-retention';
import type { Terms } from '@/lib/privacy/rules-requests';
import { erasureGrounds, termCodes } from '@/lib/privacy/schema-requests';

/** Records that have to be looked at, the longest waiting first. */
export async function RetentionTable({ rows }: { rows: readonly RetentionRow[] }) {
  const t = await getTranslations('privacy.desk.retention');
  const b = await getTranslations('privacy.desk.standing');
  return (
    <DataTable
      caption={t('title')}
      columns={[
        { key: 'name', label: t('column.name'), kind: 'link' },
        { key: 'since', label: t('column.since'), kind: 'date' },
        { key: 'basis', label: t('column.basis') },
        { key: 'unit', label: t('column.unit'), kind: 'muted' },
        { key: 'fileNo', label: t('column.fileNo'), kind: 'muted' },
      ]}
      rows={rows.map((row) => ({
        id: row.id,
        name: row.name,
        href: `/desk/merchants/${row.id}`,
        cells: [
          { text: row.name, href: `/desk/merchants/${row.id}` },
          row.since,
          row.basisState === 'none' ? t('noBasis') : b(row.basisState === 'valid' ? 'valid' : 'expired'),
          row.unit,
          row.fileNo,
        ],
      }))}
      empty={<EmptyState title={t('nobody')}>{t('nobodyHint')}</EmptyState>}
    />
  );
}

/** The terms in force, and adopting another one. */
export async function TermsPart({ terms, mayChange }: { terms: Terms; mayChange: boolean }) {
  const t = await getTranslations('privacy.desk.retention');
  // messages: privacy.desk.retention.term.* privacy.desk.retention.termValue.*
  const unit = (code: string) =>
    code === 'answer_workdays' ? 'workdays' : code === 'birthday_days' ? 'days' : 'months';
  return (
    <details className="part">
      <summary>{t('terms')}</summary>
      <DescriptionList
        facts={termCodes.map((code) => ({
          term: t(`term.${code}`),
          value: t(`termValue.${unit(code)}`, { value: terms[code] }),
        }))}
      />
      <p className="note">{t('termsNote')}</p>
      {mayChange ? (
        <Form
          action={changeTermAction}
          label={t('changeTerm')}
          labels={{ code: t('field.code'), value: t('field.value'), reason: t('field.reason') }}
        >
          <Select
            name="code"
            label={t('field.code')}
            required
            options={termCodes.map((code) => ({ value: code, text: t(`term.${code}`) }))}
          />
          <TextField name="value" label={t('field.value')} hint={t('hint.value')} required numeric short />
          <TextField name="reason" label={t('field.reason')} required maxLength={200} />
          <FormActs>
            <SubmitButton look="line">{t('changeTerm')}</SubmitButton>
          </FormActs>
        </Form>
      ) : null}
    </details>
  );
}

type PanelProps = { state: RetentionState; decideAction: FormActionFn };

/** Where a record stands on its way out, and the step that follows: set aside, propose, decide by a second person. */
export async function RetentionPanel({ state, decideAction }: PanelProps) {
  const t = await getTranslations('privacy.desk.retention');
  // messages: privacy.desk.retention.ground.*
  if (state.erasedOn) {
    return (
      <RecordPart id="retention" title={t('panel')}>
        <Notice tone="info">{t('erased', { date: state.erasedOn })}</Notice>
      </RecordPart>
    );
  }
  return (
    <RecordPart id="retention" title={t('panel')}>
      {state.frozenOn ? (
        <Notice tone="warn">{t('frozen', { date: state.frozenOn, from: state.erasableFrom ?? '' })}</Notice>
      ) : null}
      {state.proposal ? (
        <Notice tone="late">
          {t('proposed', {
            by: state.proposal.proposedBy,
            date: state.proposal.proposedOn,
            ground: t(`ground.${state.proposal.ground}`),
            reason: state.proposal.reason,
          })}
        </Notice>
      ) : null}
      {state.can.freeze ? <FreezeForm state={state} thaw={false} /> : null}
      {state.can.propose ? <ProposeForm merchantId={state.merchantId} /> : null}
      {state.can.thaw ? <FreezeForm state={state} thaw /> : null}
      {state.proposal && state.can.reject ? (
        <DecideForm id={state.proposal.id} mayErase={state.can.erase} action={decideAction} />
      ) : null}
    </RecordPart>
  );
}

async function FreezeForm({ state, thaw }: { state: RetentionState; thaw: boolean }) {
  const t = await getTranslations('privacy.desk.retention');
  // messages: privacy.desk.retention.freeze.* privacy.desk.retention.thaw.*
  const key = thaw ? 'thaw' : 'freeze';
  return (
    <details>
      <summary className="quiet-link">{t(`${key}.act`)}</summary>
      <Form
        action={thaw ? thawPersonAction : freezePersonAction}
        label={t(`${key}.act`)}
        labels={{ reason: t('field.reason') }}
        version={state.version}
      >
        <input type="hidden" name="id" value={state.merchantId} />
        <p className="note">{t(`${key}.note`)}</p>
        <TextField name="reason" label={t('field.reason')} required maxLength={200} />
        <FormActs>
          <SubmitButton look={thaw ? 'line' : 'danger'}>{t(`${key}.act`)}</SubmitButton>
        </FormActs>
      </Form>
    </details>
  );
}

async function ProposeForm({ merchantId }: { merchantId: string }) {
  const t = await getTranslations('privacy.desk.retention');
  return (
    <details>
      <summary className="quiet-link">{t('propose.act')}</summary>
      <Form
        action={proposeErasureAction}
        label={t('propose.act')}
        labels={{ ground: t('field.ground'), reason: t('field.reason') }}
      >
        <input type="hidden" name="merchantId" value={merchantId} />
        <p className="note">{t('propose.note')}</p>
        <RadioGroup
          name="ground"
          label={t('field.ground')}
          required
          options={erasureGrounds.map((ground) => ({ value: ground, text: t(`ground.${ground}`) }))}
        />
        <TextField name="reason" label={t('field.reason')} required maxLength={300} />
        <FormActs>
          <SubmitButton look="danger">{t('propose.act')}</SubmitButton>
        </FormActs>
      </Form>
    </details>
  );
}

type DecideProps = { id: string; mayErase: boolean; action: FormActionFn };

async function DecideForm({ id, mayErase, action }: DecideProps) {
  const t = await getTranslations('privacy.desk.retention');
  return (
    <Form
      action={action}
      label={t('decide.act')}
      labels={{ decision: t('field.decision'), fileNo: t('field.fileNo'), reason: t('field.reason') }}
    >
      <input type="hidden" name="id" value={id} />
      <p className="note">{t(mayErase ? 'decide.note' : 'decide.second')}</p>
      <RadioGroup
        name="decision"
        label={t('field.decision')}
        required
        options={[
          { value: 'reject', text: t('decide.reject') },
          ...(mayErase ? [{ value: 'erase', text: t('decide.erase') }] : []),
        ]}
      />
      {mayErase ? (
        <TextField name="fileNo" label={t('field.fileNo')} hint={t('hint.fileNo')} maxLength={20} short />
      ) : null}
      <TextField name="reason" label={t('field.reason')} required maxLength={300} />
      <FormActs>
        <SubmitButton look="danger">{t('decide.act')}</SubmitButton>
      </FormActs>
    </Form>
  );
}
