import { getTranslations } from 'next-intl/server';
import { ArchiveButton } from '@/components/forms/archive-button';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextArea, TextField } from '@/components/forms/text-field';
import { RecordPart } from '@/components/layout/record-page';
import { cancelEventAction, closeEventAction, publishEventAction } from '@/lib/events/actions';
import type { EventDetail } from '@/lib/events/queries/get-event';

type Props = { event: EventDetail };

/** What the viewer may do with an event now: publish it, say what came of it. */
export async function EventActs({ event }: Props) {
  // messages: events.desk.act.*
  const t = await getTranslations('events.desk.act');
  const { can } = event;
  if (!can.publish && !can.close) return null;
  return (
    <RecordPart id="acts" title={t('title')}>
      <div className="grid gap-6">
        {can.publish ? (
          <Form
            key={event.version}
            action={publishEventAction}
            label={t('publishTitle')}
            labels={{}}
            version={event.version}
          >
            <input type="hidden" name="id" value={event.id} />
            <p className="note">{t('publishExplain')}</p>
            <div>
              <SubmitButton>{t('publish')}</SubmitButton>
            </div>
          </Form>
        ) : null}
        {can.close ? <Close event={event} /> : null}
      </div>
    </RecordPart>
  );
}

async function Close({ event }: Props) {
  const t = await getTranslations('events.desk');
  const isAgain = event.state === 'ended';
  const form = (
    <Form
      key={event.version}
      action={closeEventAction}
      label={t(isAgain ? 'act.closeAgain' : 'act.closeTitle')}
      labels={{ headcount: t('field.headcount'), summary: t('field.summary') }}
      version={event.version}
      values={{
        headcount: event.headcount === null ? null : String(event.headcount),
        summary: event.summary,
      }}
    >
      <input type="hidden" name="id" value={event.id} />
      <TextField
        name="headcount"
        label={t('field.headcount')}
        hint={t('hint.headcount')}
        required
        numeric
        maxLength={7}
        short
      />
      <TextArea
        name="summary"
        label={t('field.summary')}
        hint={t('hint.summary')}
        required
        rows={4}
        maxLength={4000}
      />
      <div>
        <SubmitButton>{t('act.close')}</SubmitButton>
      </div>
    </Form>
  );
  if (!isAgain) return form;
  return (
    <details className="fold">
      <summary className="quiet-link">{t('act.closeAgain')}</summary>
      {form}
    </details>
  );
}

/** Calls an event off, with the reason. */
export async function CancelEvent({ event }: Props) {
  const t = await getTranslations('events.desk');
  return (
    <ArchiveButton
      key={event.version}
      id={event.id}
      version={event.version}
      action={cancelEventAction}
      texts={{
        button: t('act.cancel'),
        title: t('act.cancelTitle'),
        explain: t('act.cancelExplain'),
        reason: t('field.reason'),
      }}
    />
  );
}
