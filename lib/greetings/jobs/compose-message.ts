import type { NoticeWords } from '@/lib/notices/schema';
import { env } from '@/lib/server/env';
import { refusalToken } from '../queries/refusal-token';
import type { GreetingRecord } from '../queries/read-greeting';
import { mailHtml, mailText } from '../rules-mail';
import { fillText, layoutLetter, smsText } from '../rules-text';
import { festivalName, readWords, valuesOf } from './compose-paper';
import type { Copy } from './read-copies';

/** Address of the page on which the person of this mail says that no more are wanted. */
export function refusalUrl(recipientId: string): string {
  return `${env.publicUrl}${env.basePath}/greetings/${refusalToken(recipientId)}`;
}

/** Writes one person's mail or SMS of a campaign, as it goes out. */
export async function makeComposer(row: GreetingRecord): Promise<(copy: Copy) => NoticeWords> {
  const words = await readWords();
  const festival = festivalName(row, words);
  return (copy) => {
    const values = valuesOf(row, festival, copy);
    if (row.channel === 'sms') {
      const text = smsText(fillText(row.text.body, values), row.text.signature);
      return { kind: 'sms', to: copy.contact, text };
    }
    const refuseUrl = refusalUrl(copy.recipientId);
    const foot = {
      why: words('mail.why', { signOff: row.signOff }),
      refuse: words('mail.refuse'),
      refuseUrl,
    };
    const lines = layoutLetter(row.text.body, values);
    return {
      kind: 'mail',
      to: copy.contact,
      subject: fillText(row.text.subject ?? row.title, values).replace(/\s+/g, ' '),
      text: mailText(lines, foot),
      html: mailHtml(lines, foot),
      refuseUrl: `${env.publicUrl}${env.basePath}/api/greetings/refuse?t=${refusalToken(copy.recipientId)}`,
    };
  };
}
