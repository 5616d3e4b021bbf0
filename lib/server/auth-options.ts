import type { NextAuthOptions } from 'next-auth';
import { env } from '@/lib/server/env';
import { COOKIE_MAX_AGE, cookieFor } from '@/lib/server/session-cookie';
import { readSession } from '@/lib/server/session';

/**
 * Settings of next-auth (docs/decisions/0006-sign-in.md): it seals the cookie and answers /api/auth/session and,
 * later, a government identity provider (OIDC). It decides nothing: the cookie holds our session token only, and
 * whether that still counts is read from the session row each time. Built at first use, never at build time.
 */
export function authOptions(): NextAuthOptions {
  const cookie = (purpose: string, lasting = false) => {
    const { name, options } = cookieFor(purpose);
    return { name, options: { ...options, ...(lasting ? { maxAge: COOKIE_MAX_AGE } : {}) } };
  };
  return {
    secret: env.AUTH_SECRET,
    providers: [],
    session: { strategy: 'jwt', maxAge: COOKIE_MAX_AGE },
    jwt: { maxAge: COOKIE_MAX_AGE },
    useSecureCookies: env.https,
    cookies: {
      sessionToken: cookie('session', true),
      csrfToken: cookie('csrf'),
      callbackUrl: cookie('callback'),
    },
    pages: { signIn: '/sign-in', signOut: '/sign-in', error: '/sign-in' },
    callbacks: {
      // only what the cookie needs: no name, no id
      jwt: ({ token, user }) => {
        const st = user !== undefined && 'sessionToken' in user ? user.sessionToken : token['st'];
        return typeof st === 'string' ? { st } : {};
      },
      session: async ({ session, token }) => {
        const live = typeof token['st'] === 'string' ? await readSession(token['st'], false) : null;
        return { expires: session.expires, ...(live === null ? {} : { user: { name: live.userName } }) };
      },
      redirect: ({ url, baseUrl }) => (url.startsWith(`${baseUrl}/`) ? url : baseUrl),
    },
  };
}
