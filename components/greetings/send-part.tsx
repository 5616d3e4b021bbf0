import { getTranslations } from 'next-intl/server';
import { Form } from '@/components/forms/form';
import { FormActs } from '@/components/forms/form-layout';
import { SubmitButton } from '@/components/forms/submit-button';
import { RecordPart } from '@/components/layout/record-page';
import { Notice } from '@/components/ui/notice';
import { startSendingAction, stopSendingAction } from '@/lib/greetings/actions';
import type { GreetingDetail } from '@/lib/greetings/queries/get-greeting';
import { canSendByItself, type Adapters } from '@/lib/greetings/rules';
import { SendProgress } from './send-progress';

type Props = { greeting: GreetingDetail; adapters: Adapters; toSend: number; basePath: string };

/** Mails, and SMS through the gateway: begun, how far they are, stopped. Says what is missing where nothing can be sent. */
export async function SendPart({ greeting, adapters, toSend, basePath }: Props) {
  const t = await getTranslations('greetings.desk.send');
  const { id, version, state, channel, sending, can } = greeting;
  const isSet = canSendByItself(channel, adapters);
  const isOpen = state === 'approved' || state === 'preparing';
  if (channel === 'email' && !isSet && state !== 'sent' && state !== 'closed') return <NotSet kind="mail" />;
  if (!isSet || !isOpen || (channel === 'sms' && sending === null && greeting.papers.length > 0)) return null;
  // messages: greetings.desk.send.title.* greetings.desk.send.note.* greetings.desk.send.start.*
  const running = sending === 'running';
  const act = running ? t('stop') : t(sending === 'stopped' ? 'goOn' : `start.${channel}`, { count: toSend });
  return (
    <RecordPart id="send" title={t(`title.${channel}`)} note={t(`note.${channel}`)}>
      <SendingNotice greeting={greeting} />
      {running ? <SendProgress greetingId={id} basePath={basePath} /> : null}
      {can.work ? (
        <Form
          key={version}
          action={running ? stopSendingAction : startSendingAction}
          labels={{}}
          label={act}
          version={version}
        >
          <input type="hidden" name="id" value={id} />
          <FormActs {...(running || sending === 'stopped' ? {} : { note: t('again') })}>
            <SubmitButton {...(running ? { look: 'line' as const } : {})}>{act}</SubmitButton>
          </FormActs>
        </Form>
      ) : null}
    </RecordPart>
  );
}

/** Why nothing goes out, and who can change that. */
export async function NotSet({ kind }: { kind: 'mail' | 'sms' }) {
  const t = await getTranslations('greetings.desk.send');
  // messages: greetings.desk.send.notSet.*
  return <Notice tone="warn">{t(`notSet.${kind}`)}</Notice>;
}

async function SendingNotice({ greeting }: { greeting: GreetingDetail }) {
  const t = await getTranslations('greetings.desk.send');
  const { sending, sendingCode } = greeting;
  if (sending === 'stopped') {
    return <Notice tone="warn">{t(sendingCode === 'rights_revoked' ? 'revoked' : 'stopped')}</Notice>;
  }
  if (sending !== 'running' || sendingCode === null) return null;
  return <Notice tone="late">{t('away', { code: sendingCode })}</Notice>;
}
