import { getTranslations } from 'next-intl/server';
import { RadioGroup, Select } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
import { FormActs } from '@/components/forms/form-layout';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextArea } from '@/components/forms/text-field';
import { RecordPart } from '@/components/layout/record-page';
import { DataTable } from '@/components/tables/data-table';
import type { Tone } from '@/components/ui/badge';
import { DescriptionList } from '@/components/ui/description-list';
import { EmptyState } from '@/components/ui/empty-state';
import { decideRequestAction, recordRequestAction, verifyRequestAction } from '@/lib/privacy/actions';
import type { RequestDetail, RequestRow } from '@/lib/privacy/queries-requests';
import {
  correctableFields,
  rightsChannels,
  rightsKinds,
  rightsOutcomes,
} from '@/lib/privacy/schema-requests';
import { formatLetterDate, today } from '@/lib/shared/dates';
import { DateField } from '@/components/forms/text-field';

const clockTones: Record<RequestRow['clock'], Tone> = {
  closed: 'muted',
  none: 'warn',
  late: 'late',
  soon: 'warn',
  running: 'plain',
};

/** The queue of requests. */
export async function RequestTable({ rows }: { rows: readonly RequestRow[] }) {
  const t = await getTranslations('privacy.desk.requests');
  // messages: privacy.desk.requests.kind.* privacy.desk.requests.state.* privacy.desk.requests.channel.*
  // messages: privacy.desk.requests.clock.*
  return (
    <DataTable
      caption={t('title')}
      columns={[
        { key: 'number', label: t('column.number'), kind: 'link' },
        { key: 'kind', label: t('column.kind') },
        { key: 'person', label: t('column.person') },
        { key: 'due', label: t('column.due'), kind: 'tone' },
        { key: 'state', label: t('column.state'), kind: 'badge' },
        { key: 'channel', label: t('column.channel'), kind: 'muted' },
        { key: 'unit', label: t('column.unit'), kind: 'muted' },
        { key: 'received', label: t('column.received'), kind: 'date' },
      ]}
      rows={rows.map((row) => ({
        id: row.id,
        name: row.number,
        href: `/desk/privacy/requests/${row.id}`,
        cells: [
          { text: row.number, href: `/desk/privacy/requests/${row.id}` },
          t(`kind.${row.kind}`),
          row.person || t('erasedPerson'),
          { text: t(`clock.${row.clock}`, { date: row.dueOn ?? '' }), tone: clockTones[row.clock] },
          {
            text: t(row.state === 'open' && row.isVerified ? 'state.verified' : `state.${row.state}`),
            tone: row.state === 'open' ? 'info' : 'muted',
          },
          t(`channel.${row.channel}`),
          row.unit,
          row.receivedOn,
        ],
      }))}
      empty={<EmptyState title={t('nobody')}>{t('nobodyHint')}</EmptyState>}
    />
  );
}

/** A request on the desk: what is asked, how it was verified, the answer. */
export async function RequestFacts({ request }: { request: RequestDetail }) {
  const t = await getTranslations('privacy.desk.requests');
  const words = (text: string | null) => (request.isErased ? t('erasedWords') : text);
  return (
    <>
      <RecordPart id="asked" title={t('asked')}>
        <DescriptionList
          facts={[
            { term: t('column.kind'), value: t(`kind.${request.kind}`) },
            { term: t('field.field'), value: request.field ? t(`part.${request.field}`) : null },
            { term: t('field.text'), value: words(request.text) },
            { term: t('column.channel'), value: t(`channel.${request.channel}`) },
            { term: t('column.received'), value: request.receivedOn },
            { term: t('column.due'), value: t(`clock.${request.clock}`, { date: request.dueOn ?? '' }) },
            {
              term: t('field.verified'),
              value: await verifiedText(request),
            },
            { term: t('field.note'), value: request.verifyNote },
          ]}
        />
      </RecordPart>
      {request.decidedOn ? (
        <RecordPart id="answer" title={t('answer')}>
          <DescriptionList
            facts={[
              { term: t('field.outcome'), value: t(`state.${request.state}`) },
              { term: t('field.reason'), value: words(request.reason) },
              { term: t('field.decided'), value: `${request.decidedOn} ${request.decidedBy ?? ''}` },
            ]}
          />
          <p className="whitespace-pre-line">{words(request.letter)}</p>
        </RecordPart>
      ) : null}
    </>
  );
}

async function verifiedText(request: RequestDetail): Promise<string> {
  const t = await getTranslations('privacy.desk.requests');
  if (request.channel === 'online') return t('verifiedOnline');
  if (!request.verifiedOn) return t('notVerified');
  return t('verifiedLine', { date: request.verifiedOn, by: request.verifiedBy ?? '' });
}

/** The next step of a request: who asked, then the answer with its letter. */
export async function RequestActs({ request }: { request: RequestDetail }) {
  const t = await getTranslations('privacy.desk.requests');
  // messages: privacy.desk.requests.follow.*
  if (request.can.verify) {
    return (
      <RecordPart id="verify" title={t('verify')}>
        <Form
          action={verifyRequestAction}
          label={t('verify')}
          labels={{ note: t('field.note') }}
          version={request.version}
        >
          <input type="hidden" name="id" value={request.id} />
          <TextArea
            name="note"
            label={t('field.note')}
            hint={t('hint.note')}
            required
            rows={2}
            maxLength={300}
          />
          <FormActs>
            <SubmitButton>{t('verify')}</SubmitButton>
          </FormActs>
        </Form>
      </RecordPart>
    );
  }
  if (!request.can.decide) return null;
  return (
    <RecordPart id="decide" title={t('decide')}>
      <p className="note">{t(`follow.${request.kind}`)}</p>
      <Form
        action={decideRequestAction}
        label={t('decide')}
        labels={{ outcome: t('field.outcome'), reason: t('field.reason'), letter: t('field.letter') }}
        values={{
          letter: t('letter', {
            person: request.person,
            date: formatLetterDate(request.receivedOn),
            kind: t(`kind.${request.kind}`),
            number: request.number,
            today: formatLetterDate(today()),
          }),
        }}
        version={request.version}
      >
        <input type="hidden" name="id" value={request.id} />
        <RadioGroup
          name="outcome"
          label={t('field.outcome')}
          required
          inline
          options={rightsOutcomes.map((outcome) => ({ value: outcome, text: t(`state.${outcome}`) }))}
        />
        <TextArea
          name="reason"
          label={t('field.reason')}
          hint={t('hint.reason')}
          required
          rows={2}
          maxLength={500}
        />
        <TextArea
          name="letter"
          label={t('field.letter')}
          hint={t('hint.letter')}
          required
          rows={12}
          maxLength={3000}
        />
        <FormActs>
          <SubmitButton>{t('decide')}</SubmitButton>
        </FormActs>
      </Form>
    </RecordPart>
  );
}

/** Recording a request that came on paper, by telephone or in person. */
export async function RequestForm({ merchantId }: { merchantId: string }) {
  const t = await getTranslations('privacy.desk.requests');
  // messages: privacy.desk.requests.part.*
  const names = ['kind', 'field', 'text', 'channel', 'receivedOn'] as const;
  return (
    <Form
      action={recordRequestAction}
      labels={Object.fromEntries(names.map((name) => [name, t(`field.${name}`)]))}
      values={{ receivedOn: today() }}
    >
      <input type="hidden" name="merchantId" value={merchantId} />
      <div className="fields">
        <RadioGroup
          name="kind"
          label={t('field.kind')}
          required
          options={rightsKinds.map((kind) => ({ value: kind, text: t(`kind.${kind}`) }))}
        />
        <Select
          name="field"
          label={t('field.field')}
          hint={t('hint.field')}
          emptyText={t('anyPart')}
          options={correctableFields.map((field) => ({ value: field, text: t(`part.${field}`) }))}
        />
        <TextArea name="text" label={t('field.text')} hint={t('hint.text')} rows={4} maxLength={1000} />
        <RadioGroup
          name="channel"
          label={t('field.channel')}
          required
          inline
          options={rightsChannels.map((channel) => ({ value: channel, text: t(`channel.${channel}`) }))}
        />
        <DateField name="receivedOn" label={t('field.receivedOn')} hint={t('hint.receivedOn')} required />
      </div>
      <FormActs>
        <SubmitButton>{t('record')}</SubmitButton>
      </FormActs>
    </Form>
  );
}
