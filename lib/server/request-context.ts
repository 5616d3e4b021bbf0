import { randomUUID } from 'node:crypto';
import { isIP } from 'node:net';
import { env } from '@/lib/server/env';

/** Request headers that proxy.ts sets for the pages behind it; a client's own values are overwritten there. */
export const REQUEST_ID_HEADER = 'x-request-id';
export const PATH_HEADER = 'x-sangzi-path';
export const NONCE_HEADER = 'x-nonce';
/** Sent by polls, progress streams and prefetch: such a request does not keep a session alive. */
export const PASSIVE_HEADER = 'x-sangzi-passive';

type HeaderReader = { get(name: string): string | null };

/**
 * Address of the client. The server appends the peer's address to X-Forwarded-For (peer-address.ts), so with
 * TRUST_PROXY=0 the last entry counts, with n trusted proxies the n-th before it. Null when nothing is known.
 */
export function clientAddress(headers: HeaderReader, hops = env.TRUST_PROXY): string | null {
  const chain = (headers.get('x-forwarded-for') ?? '').split(',').map((part) => part.trim());
  const found = chain[chain.length - 1 - hops] ?? chain[0] ?? '';
  const plain = found.replace(/^::ffff:/, '').replace(/^\[(.*)\](:\d+)?$/, '$1');
  return isIP(plain) === 0 ? null : plain;
}

/** Request id given by proxy.ts, or a new one for routes outside its matcher. */
export function requestIdOf(headers: HeaderReader): string {
  const given = headers.get(REQUEST_ID_HEADER);
  return given !== null && /^[0-9a-f-]{36}$/.test(given) ? given : randomUUID();
}

/** True when the request shows that a person is at work: no poll, no prefetch. */
export function isActivity(headers: HeaderReader): boolean {
  return (
    headers.get(PASSIVE_HEADER) === null &&
    headers.get('next-router-prefetch') === null &&
    !(headers.get('sec-purpose') ?? headers.get('purpose') ?? '').includes('prefetch')
  );
}

/**
 * Refuses state changes that a foreign site makes a browser send. Browsers that know Sec-Fetch-Site tell the
 * truth in it; older ones send Origin, which must name this host; a client that sends neither is no browser.
 */
export function isSameOrigin(headers: HeaderReader, publicUrl = env.publicUrl): boolean {
  const site = headers.get('sec-fetch-site');
  if (site !== null) return site === 'same-origin' || site === 'none';
  const origin = headers.get('origin');
  if (origin === null) return true;
  if (origin === publicUrl) return true;
  try {
    return new URL(origin).host === headers.get('host');
  } catch {
    return false;
  }
}
