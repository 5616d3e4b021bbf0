import { headers } from 'next/headers';
import { forbidden, redirect } from 'next/navigation';
import { cache } from 'react';
import { makeActor, type PersonActor, type PublicActor, type Role } from '@/lib/server/actor';
import { clientAddress, isActivity, PATH_HEADER, requestIdOf } from '@/lib/server/request-context';
import { safeNextPath } from '@/lib/server/safe-path';
import { personActor, readSession, type LiveSession } from '@/lib/server/session';
import { readSessionCookie } from '@/lib/server/session-cookie';

/** Where a person whose password must be changed is sent, and the one page open to them. */
export const SECURITY_PAGE = '/my/security';
const securityPage = /^(\/(en|zh-Hant))?\/my\/security(\?|$)/;

/** The live session of this request, read once per request; null when nobody is signed in. */
export const currentSession = cache(async (): Promise<LiveSession | null> => {
  const token = await readSessionCookie();
  if (token === null) return null;
  return readSession(token, isActivity(await headers()));
});

/** Person of this request with an active grant that holds today; null for anybody else. */
export const currentActor = cache(async (): Promise<PersonActor | null> => {
  const session = await currentSession();
  if (session === null || session.grant === null) return null;
  const { userId, userName, sessionId, steppedUpAt } = session;
  return personActor({ userId, userName, sessionId, steppedUpAt }, session.grant, await requestOrigin());
});

/**
 * The person who acts. Nobody: redirect to the sign-in page and back afterwards. Not one of `roles`: 403.
 * A password that must be changed comes first.
 */
export async function requireActor(...roles: Role[]): Promise<PersonActor> {
  const actor = await currentActor();
  const path = safeNextPath((await headers()).get(PATH_HEADER), '');
  if (actor === null) redirect(signInPath(path));
  const session = await currentSession();
  if (session?.mustChangePassword === true && !securityPage.test(path)) redirect(SECURITY_PAGE);
  if (roles.length > 0 && !roles.includes(actor.role)) forbidden();
  return actor;
}

/** Sign-in page in the language of the path that asked for it, with the way back. */
export function signInPath(path: string): string {
  const language = /^\/(en|zh-Hant)(?=[/?]|$)/.exec(path)?.[0] ?? '';
  return path === '' ? '/sign-in' : `${language}/sign-in?next=${encodeURIComponent(path)}`;
}

/** The visitor of a public page or form, with the address for limits and the audit trail. */
export async function publicActor(): Promise<PublicActor> {
  return makeActor({ kind: 'public', ...(await requestOrigin()) });
}

async function requestOrigin(): Promise<{ requestId: string; address: string | null }> {
  const list = await headers();
  return { requestId: requestIdOf(list), address: clientAddress(list) };
}
