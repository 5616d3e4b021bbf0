import { everyPart, readHeaders, readMail, type MailPart } from '@/lib/shared/mail-message';

/** What a mail that came back says of the messages that the programme sent. */
export type ReturnedMail = {
  /** `bounce`: not delivered; `reply`: a person wrote; `other`: a delay, an absence, a newsletter */
  kind: 'bounce' | 'reply' | 'other';
  /** ids of the programme's own messages that it speaks of */
  noticeIds: string[];
  /** RFC 3463 status (5.1.1) or, without one, the three digits of the server (550) */
  code: string | null;
  /** what the server or the person wrote, at most 200 characters, addresses taken out */
  text: string | null;
  /** the address does not exist: it is of no use to write there again */
  isUnknownAddress: boolean;
};

const MOST_TEXT = 200;
/** A message's id stands in front of the @ of its Message-ID, and alone as its envelope id (RFC 3461). */
const OWN_ID = /\b([0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12})(?=@)/gi;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;

const first = (part: { headers: ReadonlyMap<string, readonly string[]> }, name: string): string =>
  part.headers.get(name)?.[0] ?? '';

/** Takes a stored mail apart: a delivery status notification (RFC 3464), an answer, or neither. */
export function readReturned(bytes: Uint8Array): ReturnedMail {
  const mail = readMail(bytes);
  const parts = everyPart(mail);
  const status = parts.find(({ type }) => type === 'message/delivery-status');
  const noticeIds = ownIds(parts, status);
  if (status || isFromServer(mail)) return bounceOf(parts, status, noticeIds);
  const text = (parts.find(({ type }) => type === 'text/plain') ?? mail).text;
  const kind = noticeIds.length > 0 && !isAutomatic(mail) ? 'reply' : 'other';
  return { kind, noticeIds, code: null, text: shortText(answerOf(text)), isUnknownAddress: false };
}

function ownIds(parts: readonly MailPart[], status: MailPart | undefined): string[] {
  const headers = parts.flatMap((part) => [...part.headers.values()].flat());
  const texts = [...headers, ...parts.map(({ text }) => text)].join('\n');
  const envelope = status ? first({ headers: readHeaders(status.text) }, 'original-envelope-id') : '';
  const ids = [...texts.matchAll(OWN_ID)].map(([, id = '']) => id.toLowerCase());
  return [...new Set(UUID.test(envelope) ? [envelope.toLowerCase(), ...ids] : ids)].slice(0, 20);
}

/** Servers that write no RFC 3464 report (some in China) still sign as such. */
function isFromServer(mail: MailPart): boolean {
  return (
    /mailer-daemon@|postmaster@/i.test(first(mail, 'from')) ||
    mail.params['report-type'] === 'delivery-status'
  );
}

/** RFC 3834: an absence note is no answer. */
function isAutomatic(mail: MailPart): boolean {
  const submitted = first(mail, 'auto-submitted').toLowerCase();
  return (submitted !== '' && !submitted.startsWith('no')) || mail.headers.has('x-autoreply');
}

function bounceOf(
  parts: readonly MailPart[],
  status: MailPart | undefined,
  noticeIds: string[],
): ReturnedMail {
  // one block for the message, then one for each recipient
  const blocks = (status?.text ?? '').split(/\r?\n\r?\n/).map((block) => ({ headers: readHeaders(block) }));
  const block =
    blocks.find((one) => /^failed/i.test(first(one, 'action'))) ?? blocks.find((one) => first(one, 'action'));
  const words = parts
    .filter(({ type }) => type === 'text/plain')
    .map(({ text }) => text)
    .join('\n');
  const diagnostic = block ? first(block, 'diagnostic-code').replace(/^smtp;\s*/i, '') : words;
  const stated = block ? first(block, 'status') : '';
  const code =
    /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(stated)?.[0] ??
    /\b[45]\.\d{1,3}\.\d{1,3}\b/.exec(diagnostic)?.[0] ??
    /\b[45]\d\d\b/.exec(diagnostic)?.[0] ??
    null;
  const isFinal = status
    ? /^failed/i.test(block ? first(block, 'action') : '')
    : code === null || code.startsWith('5');
  return {
    kind: isFinal ? 'bounce' : 'other',
    noticeIds,
    code,
    text: shortText(diagnostic),
    isUnknownAddress: isFinal && isUnknownAddress(code),
  };
}

/** RFC 3463 X.1.1 to X.1.3, X.1.6, X.1.10: no such mailbox, system or address any more. */
export function isUnknownAddress(code: string | null): boolean {
  return code !== null && /^5\.1\.(?:1|2|3|6|10)$/.test(code);
}

/** What the person wrote above the quotation of our own mail. */
function answerOf(text: string): string {
  const lines = text.split(/\r?\n/);
  const quoted = lines.findIndex(
    (line) =>
      /^\s*>/.test(line) ||
      /^\s*-{2,}\s*(?:原始邮件|Original|回复的原邮件)/i.test(line) ||
      /(?:写道|wrote)[:：]\s*$/.test(line),
  );
  return (quoted < 0 ? lines : lines.slice(0, quoted)).join(' ');
}

/** One line without addresses: what is kept beside the recipient. */
export function shortText(text: string): string | null {
  const line = text
    .replace(/[<"']?[^\s<>"'@]+@[^\s<>"',;]+[>"']?/gu, '…')
    .replace(/\s+/gu, ' ')
    .trim()
    .slice(0, MOST_TEXT);
  return line === '' ? null : line;
}
