import { getTranslations } from 'next-intl/server';
import { ArchiveButton } from '@/components/forms/archive-button';
import { RadioGroup } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
import { FormActs } from '@/components/forms/form-layout';
import { SubmitButton } from '@/components/forms/submit-button';
import { DayField, TextField } from '@/components/forms/text-field';
import { RecordPart } from '@/components/layout/record-page';
import { LinkButton } from '@/components/ui/button';
import {
  archiveGreetingAction,
  closeGreetingAction,
  decideGreetingAction,
  handOverGreetingAction,
  submitGreetingAction,
} from '@/lib/greetings/actions';
import type { GreetingDetail } from '@/lib/greetings/queries/get-greeting';
import { today } from '@/lib/shared/dates';

/** What may be done with a draft. */
export async function GreetingActs({ greeting }: { greeting: GreetingDetail }) {
  const t = await getTranslations('greetings.desk.act');
  if (!greeting.can.update) return null;
  const { id, version } = greeting;
  return (
    <>
      <LinkButton href={`/desk/greetings/${id}/edit`} hotkey="E">
        {t('edit')}
      </LinkButton>
      <ArchiveButton
        key={version}
        id={id}
        version={version}
        action={archiveGreetingAction}
        texts={{
          button: t('archive'),
          title: t('archiveTitle'),
          explain: t('archiveExplain'),
          reason: t('archiveReason'),
        }}
      />
    </>
  );
}

/** The next step of the campaign: ask, decide, hand over, close. */
export async function NextStep({ greeting }: { greeting: GreetingDetail }) {
  const t = await getTranslations('greetings.desk.act');
  const { id, version, state, can, channel } = greeting;
  const hidden = <input type="hidden" name="id" value={id} />;
  if (can.submit) {
    return (
      <RecordPart id="next" title={t('submitTitle')} note={t('submitNote')}>
        <Form
          key={version}
          action={submitGreetingAction}
          labels={{}}
          label={t('submitTitle')}
          version={version}
        >
          {hidden}
          <SubmitButton>{t('submit')}</SubmitButton>
        </Form>
      </RecordPart>
    );
  }
  if (can.decide) {
    return (
      <RecordPart id="next" title={t('decideTitle')} note={t('decideNote')}>
        <Form
          key={version}
          action={decideGreetingAction}
          labels={{ decision: t('decision'), reason: t('reason') }}
          label={t('decideTitle')}
          version={version}
        >
          {hidden}
          <RadioGroup
            name="decision"
            label={t('decision')}
            required
            inline
            options={[
              { value: 'approve', text: t('approve') },
              { value: 'return', text: t('giveBack') },
            ]}
          />
          <TextField name="reason" label={t('reason')} required maxLength={200} />
          <FormActs>
            <SubmitButton>{t('decide')}</SubmitButton>
          </FormActs>
        </Form>
      </RecordPart>
    );
  }
  const isOpen = state === 'approved' || state === 'preparing';
  if (can.work && isOpen && channel !== 'email' && greeting.sending === null) {
    return (
      <RecordPart id="next" title={t('handOverTitle')} note={t('handOverNote')}>
        <Form
          key={version}
          action={handOverGreetingAction}
          labels={{ sentOn: t('sentOn') }}
          label={t('handOverTitle')}
          version={version}
        >
          {hidden}
          <DayField name="sentOn" label={t('sentOn')} required defaultValue={today()} />
          <FormActs>
            <SubmitButton>{t('handOver')}</SubmitButton>
          </FormActs>
        </Form>
      </RecordPart>
    );
  }
  if (can.work && state === 'sent') {
    return (
      <RecordPart id="next" title={t('closeTitle')} note={t('closeNote')}>
        <Form
          key={version}
          action={closeGreetingAction}
          labels={{ note: t('closingNote') }}
          label={t('closeTitle')}
          version={version}
        >
          {hidden}
          <TextField name="note" label={t('closingNote')} hint={t('closingHint')} maxLength={400} />
          <FormActs>
            <SubmitButton look="line">{t('close')}</SubmitButton>
          </FormActs>
        </Form>
      </RecordPart>
    );
  }
  return null;
}
