import { Readable } from 'node:stream';
import MailComposer from 'nodemailer/lib/mail-composer';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { DeliveryAway, type Delivery } from '@/lib/server/delivery';
import { env } from '@/lib/server/env';

/** One mail to one person. `id` stands in its Message-ID and envelope, so that what comes back can be told apart. */
export type Mail = {
  id: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  /** address that takes a refusal of further mails */
  refuseUrl: string;
};

/** An open connection to the mail server. */
export type Mailer = {
  send: (mail: Mail) => Promise<Delivery>;
  /** the server has hung up: open another one */
  isClosed: () => boolean;
  close: () => void;
};

const CONNECT_MS = 15_000;
const SILENT_MS = 120_000;
/** No single mail takes longer; well below the time after which it counts as lost. */
const SEND_MS = 90_000;

type Settings = NonNullable<typeof env.mail>;

/** The address alone out of `name <address>`. */
export function addressOf(from: string): string {
  return (/<([^<>]+)>\s*$/.exec(from)?.[1] ?? from).trim();
}

/** The Message-ID of a mail: its id at the sender's domain. */
export function messageIdOf(id: string, from: string): string {
  return `<${id}@${addressOf(from).split('@')[1] ?? 'localhost'}>`;
}

/** Connects to the mail server and signs in; DeliveryAway with the server's code when that fails. */
export async function openMailer(): Promise<Mailer> {
  const settings = env.mail;
  if (settings === null) throw new DeliveryAway('not_set');
  const url = new URL(settings.url);
  const secure = url.protocol === 'smtps:';
  const connection = new SMTPConnection({
    host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: Number(url.port) || (secure ? 465 : 587),
    secure,
    name: addressOf(settings.from).split('@')[1],
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: SILENT_MS,
  });
  let closed = false;
  const fail = { now: (_error: unknown): void => undefined };
  // a connection may end at any moment; whoever waits for an answer is told
  connection.on('error', (error: unknown) => {
    closed = true;
    fail.now(error);
  });
  connection.on('end', () => {
    closed = true;
    fail.now(new Error('connection ended'));
  });
  const user = decodeURIComponent(url.username);
  const pass = decodeURIComponent(url.password);
  try {
    await new Promise<void>((resolve, reject) => {
      fail.now = reject;
      connection.connect((error) => (error ? reject(error) : resolve()));
    });
    if (user !== '') {
      await new Promise<void>((resolve, reject) => {
        fail.now = reject;
        connection.login({ user, pass }, (error) => (error ? reject(error) : resolve()));
      });
    }
  } catch (error) {
    connection.close();
    throw new DeliveryAway(codeOf(error) ?? 'away');
  }
  const send = async (mail: Mail): Promise<Delivery> => {
    const delivery = await sendOne(connection, settings, mail, fail);
    // a refused mail leaves the server in the middle of it: the next one begins anew
    if (delivery.outcome !== 'sent' && !closed) closed = !(await resets(connection, fail));
    return delivery;
  };
  return {
    send,
    isClosed: () => closed,
    close: () => (closed ? connection.close() : connection.quit()),
  };
}

function resets(connection: SMTPConnection, fail: { now: (error: unknown) => void }): Promise<boolean> {
  return new Promise((resolve) => {
    fail.now = () => resolve(false);
    connection.reset((error) => resolve(!error));
  });
}

async function sendOne(
  connection: SMTPConnection,
  settings: Settings,
  mail: Mail,
  fail: { now: (error: unknown) => void },
): Promise<Delivery> {
  const bytes = await composeMail(settings, mail);
  let isHandedOver = false;
  // read only after the server has accepted sender and recipient: from then on silence means “perhaps”
  const message = new Readable({
    read() {
      isHandedOver = true;
      this.push(bytes);
      this.push(null);
    },
  });
  const envelope = {
    from: addressOf(settings.from),
    to: [mail.to],
    dsn: { id: mail.id, return: 'HDRS', notify: 'FAILURE', recipient: `rfc822;${mail.to}` },
  };
  let timer: NodeJS.Timeout | undefined;
  try {
    await new Promise<void>((resolve, reject) => {
      fail.now = reject;
      timer = setTimeout(() => reject(new Error('the mail took too long')), SEND_MS);
      connection.send(envelope, message, (error) => (error ? reject(error) : resolve()));
    });
    return { outcome: 'sent', reference: messageIdOf(mail.id, settings.from), code: null };
  } catch (error) {
    const code = codeOf(error);
    const text = textOf(error, mail.to);
    if (code !== null) return { outcome: code.startsWith('4') ? 'later' : 'failed', code, text };
    return { outcome: isHandedOver ? 'unknown' : 'later', code: 'silent', text };
  } finally {
    clearTimeout(timer);
    fail.now = () => undefined;
  }
}

/** The mail as it goes over the wire. */
export async function composeMail(settings: { from: string }, mail: Mail): Promise<Buffer> {
  return new MailComposer({
    from: settings.from,
    to: mail.to,
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    messageId: messageIdOf(mail.id, settings.from),
    headers: {
      // RFC 3834: no absence notes, please
      'Auto-Submitted': 'auto-generated',
      'List-Unsubscribe': { prepared: true, value: `<${mail.refuseUrl}>` },
      // RFC 8058 asks for https
      ...(mail.refuseUrl.startsWith('https:')
        ? { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }
        : {}),
    },
  })
    .compile()
    .build();
}

/** RFC 3463 status (5.1.1) or reply code (550) of a server that answered; null when it said nothing. */
function codeOf(error: unknown): string | null {
  if (typeof error !== 'object' || error === null) return null;
  const response = 'response' in error && typeof error.response === 'string' ? error.response : '';
  const enhanced = /\b[45]\.\d{1,3}\.\d{1,3}\b/.exec(response)?.[0];
  const reply = 'responseCode' in error && typeof error.responseCode === 'number' ? error.responseCode : 0;
  return reply >= 400 ? (enhanced ?? String(reply)) : null;
}

/** What the server said, without the person's address. */
function textOf(error: unknown, address: string): string | null {
  const response =
    typeof error === 'object' && error !== null && 'response' in error && typeof error.response === 'string'
      ? error.response
      : '';
  const text = response.replaceAll(address, '…').replace(/\s+/g, ' ').trim().slice(0, 200);
  return text === '' ? null : text;
}
