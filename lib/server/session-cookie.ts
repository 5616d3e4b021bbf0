import { decode, encode } from 'next-auth/jwt';
import { cookies } from 'next/headers';
import { env } from '@/lib/server/env';
import { SESSION_LIMITS } from '@/lib/server/session';

/** Seconds a session cookie lives at most. */
export const COOKIE_MAX_AGE = SESSION_LIMITS.absoluteMs / 1000;

type CookieSettings = Pick<typeof env, 'https' | 'basePath' | 'deployment'>;

/**
 * Name and attributes of one of our cookies: `__Host-` where HTTPS and no sub-path, `__Secure-` where HTTPS under
 * a sub-path, plain on http (loopback trials); a deployment suffix keeps neighbours on one host apart.
 */
export function cookieFor(purpose: string, settings: CookieSettings = env) {
  const prefix = settings.https ? (settings.basePath === '' ? '__Host-' : '__Secure-') : '';
  return {
    name: `${prefix}sangzi-${purpose}-${settings.deployment}`,
    options: {
      httpOnly: true,
      sameSite: 'lax' as const,
      secure: settings.https,
      path: settings.basePath === '' ? '/' : settings.basePath,
    },
  };
}

/** The cookie's content as next-auth writes it: an encrypted token that holds the session token and nothing else. */
export async function sealSessionToken(token: string): Promise<string> {
  return encode({ token: { st: token }, secret: env.AUTH_SECRET, maxAge: COOKIE_MAX_AGE });
}

/** The session token inside a cookie's content, or null when it was not sealed by us or has expired. */
export async function unsealSessionToken(sealed: string | undefined): Promise<string | null> {
  if (sealed === undefined || sealed === '' || sealed.length > 4096) return null;
  try {
    const content = await decode({ token: sealed, secret: env.AUTH_SECRET });
    return typeof content?.['st'] === 'string' ? content['st'] : null;
  } catch {
    return null;
  }
}

/** Session token of the current request. */
export async function readSessionCookie(): Promise<string | null> {
  return unsealSessionToken((await cookies()).get(cookieFor('session').name)?.value);
}

/** Puts a new session into the browser; only inside an action or route handler. */
export async function writeSessionCookie(token: string): Promise<void> {
  const { name, options } = cookieFor('session');
  (await cookies()).set(name, await sealSessionToken(token), { ...options, maxAge: COOKIE_MAX_AGE });
}

/** Takes the session out of the browser; only inside an action or route handler. */
export async function clearSessionCookie(): Promise<void> {
  const { name, options } = cookieFor('session');
  (await cookies()).set(name, '', { ...options, maxAge: 0 });
}
