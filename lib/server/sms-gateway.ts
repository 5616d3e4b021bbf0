import { createHmac, randomUUID } from 'node:crypto';
import { sameDigest } from '@/lib/server/crypto';
import type { Delivery } from '@/lib/server/delivery';
import { env } from '@/lib/server/env';

/** How long the gateway may take for one message. */
const TIMEOUT_MS = 20_000;
/** A signed message is believed so long; its number is remembered longer. */
const SIGNED_MS = 5 * 60_000;

/** What stands beside a signed body, both ways: X-Sangzi-Timestamp, X-Sangzi-Nonce, X-Sangzi-Signature. */
export type Signed = { timestamp: string; nonce: string; signature: string; body: string };

function signatureOf(secret: string, { timestamp, nonce, body }: Omit<Signed, 'signature'>): string {
  return createHmac('sha256', secret).update(`${timestamp}.${nonce}.${body}`, 'utf8').digest('hex');
}

/** A body signed now with the secret that gateway and programme share. */
export function signForGateway(body: string, secret: string, now: number = Date.now()): Signed {
  const parts = { timestamp: String(Math.floor(now / 1000)), nonce: randomUUID(), body };
  return { ...parts, signature: signatureOf(secret, parts) };
}

/** True for a body that the holder of the secret signed within the last five minutes. Its nonce is the caller's to remember. */
export function isSignedByGateway(signed: Signed, now: number = Date.now()): boolean {
  const { sms } = env;
  if (sms === null || !/^\d{10}$/.test(signed.timestamp) || !/^[\w-]{16,64}$/.test(signed.nonce))
    return false;
  if (Math.abs(now - Number(signed.timestamp) * 1000) > SIGNED_MS) return false;
  const expected = signatureOf(sms.secret, signed);
  return sameDigest(Buffer.from(signed.signature.toLowerCase()), Buffer.from(expected));
}

/**
 * Hands one SMS to the gateway: a signed POST of `{id, phone, text}`. The gateway answers 2xx when it has taken the
 * message, with its own number as `{"id": …}` if it has one. An answer that never comes leaves the fate unknown.
 */
export async function sendSms(message: { id: string; phone: string; text: string }): Promise<Delivery> {
  const { sms } = env;
  if (sms === null) return { outcome: 'later', code: 'not_set', text: null };
  const { body, ...signed } = signForGateway(JSON.stringify(message), sms.secret);
  try {
    const answer = await fetch(sms.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-sangzi-timestamp': signed.timestamp,
        'x-sangzi-nonce': signed.nonce,
        'x-sangzi-signature': signed.signature,
      },
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    return await deliveryOf(answer);
  } catch (error) {
    return isNeverConnected(error)
      ? { outcome: 'later', code: 'away', text: null }
      : { outcome: 'unknown', code: 'silent', text: null };
  }
}

async function deliveryOf(answer: Response): Promise<Delivery> {
  const code = String(answer.status);
  if (answer.ok) {
    const read: unknown = await answer.json().catch(() => null);
    const id =
      typeof read === 'object' && read !== null && 'id' in read ? String(read.id).slice(0, 100) : null;
    return { outcome: 'sent', reference: id, code: null };
  }
  await answer.body?.cancel();
  // busy, or closed for a while: it says itself that nothing was taken
  if (answer.status === 429 || answer.status === 503) return { outcome: 'later', code, text: null };
  return { outcome: answer.status >= 500 ? 'unknown' : 'failed', code, text: null };
}

/** The connection was never made, so nothing was sent. */
function isNeverConnected(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : null;
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : '';
  return ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'UND_ERR_CONNECT_TIMEOUT'].includes(code);
}
