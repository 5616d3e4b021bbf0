import { CipherError, decryptValue } from '@/lib/server/crypto';

/** Number and look-up code out of the cookie that the registration left; null when it is none of ours. */
export function openReceipt(value: string | undefined): { number: string; code: string } | null {
  const [keyId = '', cipher = ''] = value?.split('.') ?? [];
  if (keyId === '' || cipher === '' || cipher.length > 1000) return null;
  try {
    const read: unknown = JSON.parse(decryptValue(Buffer.from(cipher, 'base64url'), keyId, 'lead.receipt'));
    if (typeof read !== 'object' || read === null || !('number' in read) || !('code' in read)) return null;
    return { number: String(read.number), code: String(read.code) };
  } catch (error) {
    if (error instanceof CipherError || error instanceof SyntaxError) return null;
    throw error;
  }
}
