import { getTranslations } from 'next-intl/server';
import Link from 'next/link';
import { Form } from '@/components/forms/form';
import { FormActs } from '@/components/forms/form-layout';
import { Checkbox, RadioGroup } from '@/components/forms/choice-fields';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextField } from '@/components/forms/text-field';
import { RecordPart } from '@/components/layout/record-page';
import { PlainTable } from '@/components/tables/plain-table';
import { Pager } from '@/components/ui/pager';
import { recordOutcomeAction, settleUnsettledAction } from '@/lib/greetings/actions';
import type { RecipientRow } from '@/lib/greetings/queries/recipients';
import { isOnPaper, type GreetingChannel } from '@/lib/greetings/rules';
import type { RecipientFilters } from '@/lib/greetings/search-params';
import type { Page } from '@/lib/server/keyset';
import { withQuery } from '@/lib/shared/search-query';
import { recipientTones } from './greeting-words';

type Props = {
  id: string;
  channel: GreetingChannel;
  page: Page<RecipientRow>;
  filters: RecipientFilters;
  /** may write down what came back */
  mayRecord: boolean;
};

/** Who gets it and who does not, why, and what came back. */
export async function RecipientPart({ id, channel, page, filters, mayRecord }: Props) {
  const t = await getTranslations('greetings.desk');
  const ui = await getTranslations('ui.pager');
  const path = `/desk/greetings/${id}`;
  const here = { show: filters.show, reason: filters.reason };
  // messages: greetings.desk.recipientStates.* greetings.desk.reasons.* greetings.desk.recipient.*
  const label = (key: string): string => t(`recipient.${key}`);
  const shown = filters.reason
    ? t(`reasons.${filters.reason}`)
    : filters.show
      ? t(`shown.${filters.show}`)
      : t('shown.all');
  return (
    <RecordPart id="recipients" title={t('recipient.title')} note={shown}>
      {filters.show ? <Link href={`${path}#recipients`}>{t('shown.clear')}</Link> : null}
      <PlainTable
        caption={t('recipient.title')}
        hideCaption
        columns={[
          { key: 'name', label: label('name'), kind: 'link' },
          { key: 'honorific', label: label('honorific') },
          { key: 'contact', label: label(isOnPaper(channel) ? 'address' : channel), wideOnly: true },
          { key: 'state', label: label('state'), kind: 'tone' },
          { key: 'reason', label: label('reason') },
        ]}
        rows={page.rows.map((row) => ({
          id: row.id,
          cells: [
            row.merchantId && row.name
              ? {
                  text: row.name,
                  href: `/desk/merchants/${row.merchantId}`,
                  ...(row.firm ? { sub: row.firm } : {}),
                }
              : t('recipient.elsewhere'),
            row.honorific,
            row.contact,
            { text: t(`recipientStates.${row.state}`), tone: recipientTones[row.state] },
            [
              row.reason ? t(`reasons.${row.reason}`) : null,
              row.isCrowded && row.state !== 'left_out' ? t('recipient.crowded') : null,
              row.resultCode,
              row.replyNote,
              row.isPointClosed ? t('recipient.closed') : null,
            ]
              .filter(Boolean)
              .join('；') || null,
          ],
        }))}
      />
      <Pager
        label={ui('label')}
        previousText={ui('previous')}
        nextText={ui('next')}
        previousHref={page.previous ? `${withQuery(path, here, { before: page.previous })}#recipients` : null}
        nextHref={page.next ? `${withQuery(path, here, { after: page.next })}#recipients` : null}
      />
      {mayRecord ? <UnsettledForm id={id} rows={page.rows} /> : null}
      {mayRecord ? <OutcomeForm id={id} channel={channel} rows={page.rows} /> : null}
    </RecordPart>
  );
}

/** Messages that failed or whose fate nobody knows: a person decides, the programme never sends one twice by itself. */
async function UnsettledForm({ id, rows }: { id: string; rows: readonly RecipientRow[] }) {
  const t = await getTranslations('greetings.desk.unsettled');
  const open = rows.filter(({ state, name }) => (state === 'unknown' || state === 'failed') && name !== null);
  if (open.length === 0) return null;
  // messages: greetings.desk.unsettled.kinds.*
  return (
    <details className="part" open>
      <summary>{t('title')}</summary>
      <p className="note">{t('note')}</p>
      <Form
        action={settleUnsettledAction}
        labels={{ recipientId: t('who'), decision: t('what') }}
        label={t('title')}
      >
        <input type="hidden" name="id" value={id} />
        <RadioGroup
          name="recipientId"
          label={t('who')}
          required
          inline
          options={open.map((row) => ({ value: row.id, text: row.name ?? '' }))}
        />
        <RadioGroup
          name="decision"
          label={t('what')}
          required
          inline
          options={(['again', 'arrived'] as const).map((value) => ({ value, text: t(`kinds.${value}`) }))}
        />
        <FormActs>
          <SubmitButton look="line">{t('do')}</SubmitButton>
        </FormActs>
      </Form>
    </details>
  );
}

/** What came back from one of the people on this page. */
async function OutcomeForm({
  id,
  channel,
  rows,
}: {
  id: string;
  channel: GreetingChannel;
  rows: readonly RecipientRow[];
}) {
  const t = await getTranslations('greetings.desk.outcome');
  const reached = rows.filter((row) => row.sentOn !== null && row.name !== null);
  if (reached.length === 0) return null;
  // messages: greetings.desk.outcome.kinds.*
  const outcomes = isOnPaper(channel)
    ? (['returned', 'replied'] as const)
    : (['bounced', 'replied'] as const);
  return (
    <details className="part">
      <summary>{t('title')}</summary>
      <Form
        action={recordOutcomeAction}
        labels={{
          recipientId: t('who'),
          outcome: t('what'),
          note: t('note'),
          closePoint: t('close'),
          refuses: t('refuses'),
        }}
        label={t('title')}
      >
        <input type="hidden" name="id" value={id} />
        <RadioGroup
          name="recipientId"
          label={t('who')}
          required
          inline
          options={reached.map((row) => ({ value: row.id, text: row.name ?? '' }))}
        />
        <RadioGroup
          name="outcome"
          label={t('what')}
          required
          inline
          options={outcomes.map((value) => ({ value, text: t(`kinds.${value}`) }))}
        />
        <TextField name="note" label={t('note')} hint={t('noteHint')} maxLength={400} />
        <Checkbox name="closePoint" label={t('close')} hint={t('closeHint')} />
        <Checkbox name="refuses" label={t('refuses')} hint={t('refusesHint')} />
        <FormActs>
          <SubmitButton look="line">{t('do')}</SubmitButton>
        </FormActs>
      </Form>
    </details>
  );
}
