import { digestValue, sameDigest } from '@/lib/server/crypto';

const LENGTH = 22;

/** What stands in the refusal link of one person's mail: the recipient, signed. It opens this one act and tells nothing. */
export function refusalToken(recipientId: string): string {
  const id = Buffer.from(recipientId.replaceAll('-', ''), 'hex').toString('base64url');
  return `${id}${digestValue(`greeting refusal ${recipientId}`)}`;
}

/** The recipient of a token; null when nobody of ours signed it. */
export function recipientOfToken(token: string): string | null {
  if (!/^[\w-]{22}[0-9a-f]{32}$/.test(token)) return null;
  const hex = Buffer.from(token.slice(0, LENGTH), 'base64url').toString('hex');
  const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return sameDigest(Buffer.from(token), Buffer.from(refusalToken(id))) ? id : null;
}
