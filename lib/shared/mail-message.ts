/**
 * Reads a mail as it was stored (.eml, RFC 5322 and MIME): headers and text parts, decoded. Reads what a mail server
 * sends back and what a person answers; it shows nothing to a browser and runs nothing.
 */

/** A part with its own headers (lower-case names, values unfolded) and, when it is text, its decoded words. */
export type MailPart = {
  headers: ReadonlyMap<string, readonly string[]>;
  type: string;
  params: Readonly<Record<string, string>>;
  text: string;
  parts: readonly MailPart[];
};

const MOST_PARTS = 100;
const DEEPEST = 6;

const latin1 = (bytes: Uint8Array): string => new TextDecoder('latin1').decode(bytes);

/** The mail of these bytes. Anything can be read: what is no mail has no headers. */
export function readMail(bytes: Uint8Array): MailPart {
  return readPart(latin1(bytes), { left: MOST_PARTS }, 0);
}

function readPart(raw: string, budget: { left: number }, depth: number): MailPart {
  budget.left -= 1;
  const [head, body] = splitHead(raw);
  const headers = readHeaders(head);
  const { value: type, params } = readValue(headers.get('content-type')?.[0] ?? 'text/plain');
  const inner = innerParts(type, params['boundary'], body).filter(() => budget.left > 0);
  const readable = depth < DEEPEST ? inner : [];
  const isText = /^(?:text\/|message\/)/.test(type);
  return {
    headers,
    type,
    params,
    text: isText && readable.length === 0 ? decodeBody(body, headers, params['charset']) : '',
    parts: readable.map((part) => readPart(part, budget, depth + 1)),
  };
}

function splitHead(raw: string): [string, string] {
  const match = /\r?\n\r?\n/.exec(raw);
  return match ? [raw.slice(0, match.index), raw.slice(match.index + match[0].length)] : [raw, ''];
}

/** Headers unfolded; a line without a colon is nothing. */
export function readHeaders(head: string): Map<string, string[]> {
  const headers = new Map<string, string[]>();
  for (const line of head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const at = line.indexOf(':');
    if (at < 1 || headers.size > 200) continue;
    const name = line.slice(0, at).trim().toLowerCase();
    headers.set(name, [...(headers.get(name) ?? []), line.slice(at + 1).trim()]);
  }
  return headers;
}

/** `multipart/report; report-type=delivery-status; boundary="x"` taken apart. */
function readValue(header: string): { value: string; params: Record<string, string> } {
  const [value = '', ...rest] = header.split(';');
  const params = rest.flatMap((part): [string, string][] => {
    const match = /^\s*([\w!#$&^.+-]+)\s*=\s*"?([^"]*)"?\s*$/.exec(part);
    return match ? [[(match[1] ?? '').toLowerCase(), match[2] ?? '']] : [];
  });
  return { value: value.trim().toLowerCase(), params: Object.fromEntries(params) };
}

function innerParts(type: string, boundary: string | undefined, body: string): string[] {
  if (type === 'message/rfc822') return [body];
  if (!type.startsWith('multipart/') || !boundary) return [];
  const lines = `\n${body.replace(/\r\n/g, '\n')}`;
  const [whole = ''] = lines.split(`\n--${boundary}--`);
  return whole
    .split(`\n--${boundary}`)
    .slice(1, MOST_PARTS)
    .map((part) => part.replace(/^[ \t]*\n/, ''));
}

function decodeBody(body: string, headers: ReadonlyMap<string, readonly string[]>, charset?: string): string {
  const encoding = headers.get('content-transfer-encoding')?.[0]?.trim().toLowerCase();
  if (encoding === 'base64') return inCharset(fromBase64(body), charset);
  if (encoding === 'quoted-printable') return inCharset(fromQuoted(body), charset);
  return inCharset(bytesOf(body), charset);
}

const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, (sign) => sign.charCodeAt(0) & 0xff);

function fromBase64(text: string): Uint8Array {
  try {
    return bytesOf(atob(text.replace(/[^A-Za-z0-9+/]/g, '')));
  } catch {
    return new Uint8Array();
  }
}

function fromQuoted(text: string): Uint8Array {
  return bytesOf(
    text
      .replace(/=\r?\n/g, '')
      .replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
  );
}

/** Chinese mail servers still write GBK; a charset that nobody knows is read as UTF-8. */
function inCharset(bytes: Uint8Array, charset = 'utf-8'): string {
  try {
    return new TextDecoder(/^gb/i.test(charset) ? 'gb18030' : charset).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}

/** Every part of a mail, itself first. */
export function everyPart(mail: MailPart): MailPart[] {
  return [mail, ...mail.parts.flatMap(everyPart)];
}
