import { getFormatter, getTranslations } from 'next-intl/server';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { SectionHead } from '@/components/ui/page-head';
import { describeAgent } from '@/lib/shared/user-agent';
import { revokeOtherSessionsAction, revokeSessionAction } from '@/lib/users/actions';
import type { SessionRow } from '@/lib/users/queries-sessions';

/** Left out on a phone: device, last use and the button are what one decides by. */
const wideOnly: ReadonlySet<string> = new Set(['address', 'since']);

/** Where I am signed in, each with a button to end it. */
export async function MySessions({ locale, sessions }: { locale: string; sessions: readonly SessionRow[] }) {
  // messages: auth.security.sessions.*
  const t = await getTranslations({ locale, namespace: 'auth.security.sessions' });
  const format = await getFormatter({ locale });
  const time = (date: Date): string => format.dateTime(date, { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <section aria-labelledby="sessions">
      <SectionHead id="sessions" title={t('title')} note={t('note')} />
      <div className="table-scroll" role="group" aria-label={t('caption')} tabIndex={0}>
        <table className="plain-table">
          <caption className="sr-only">{t('caption')}</caption>
          <thead>
            <tr>
              {(['device', 'address', 'since', 'seen', 'act'] as const).map((key) => (
                <th key={key} scope="col" className={wideOnly.has(key) ? 'wide-only' : undefined}>
                  {t(key)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sessions.map((row) => (
              <tr key={row.id}>
                <td>{describeAgent(row.agent) || t('unknown')}</td>
                <td className="wide-only">{row.address ?? t('unknown')}</td>
                <td className="wide-only">{time(row.createdAt)}</td>
                <td>{time(row.lastSeenAt)}</td>
                <td>{row.isCurrent ? t('here') : <RevokeForm id={row.id} text={t('revoke')} />}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {sessions.length > 1 ? (
        <form action={revokeOtherSessionsAction}>
          <SubmitButton look="line">{t('revokeOthers')}</SubmitButton>
        </form>
      ) : null}
    </section>
  );
}

function RevokeForm({ id, text }: { id: string; text: string }) {
  return (
    <Form action={revokeSessionAction} labels={{}}>
      <input type="hidden" name="sessionId" defaultValue={id} />
      <SubmitButton look="line">{text}</SubmitButton>
    </Form>
  );
}
