'use server';

import { headers } from 'next/headers';
import { formAction, publicFormAction, type FormState } from '@/lib/server/form-action';
import { currentActor } from '@/lib/server/current-actor';
import { safeNextPath } from '@/lib/server/safe-path';
import { clearSessionCookie, readSessionCookie, writeSessionCookie } from '@/lib/server/session-cookie';
import { localePath } from '@/lib/i18n/navigation';
import { toLocale } from '@/lib/i18n/routing';
import { redirect } from 'next/navigation';
import { changePassword } from './commands/change-password';
import { revokeOtherSessions, revokeSession } from './commands/revoke-session';
import { signIn } from './commands/sign-in';
import { signOut } from './commands/sign-out';
import { switchGrant } from './commands/switch-grant';
import { homeOf } from './rules-sign-in';
import { ChangePasswordInput, RevokeSessionInput, SignInInput, SwitchGrantInput } from './schema-sign-in';

/** Signs in and goes to `next` when that is an own path, else to where the role begins. Works without script. */
export async function signInAction(
  locale: string,
  _state: FormState | null,
  form: FormData,
): Promise<FormState> {
  return publicFormAction(locale, form, SignInInput, async (actor, input) => {
    const browser = { agent: (await headers()).get('user-agent'), previousToken: await readSessionCookie() };
    const { token, home } = await signIn(actor, input, browser);
    await writeSessionCookie(token);
    const start = home === '/desk' ? home : localePath(toLocale(locale), home);
    return { redirectTo: safeNextPath(input.next, start) };
  });
}

/** Signs out and goes to the public home page; a session that has already ended is no error. */
export async function signOutAction(): Promise<void> {
  const actor = await currentActor();
  if (actor !== null) await signOut(actor);
  await clearSessionCookie();
  redirect('/');
}

/** Ends one of my sessions. */
export async function revokeSessionAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, RevokeSessionInput, async (actor, { sessionId }) => {
    await revokeSession(actor, sessionId);
    return { redirectTo: sessionId === actor.sessionId ? '/sign-in' : '/my/security' };
  });
}

/** Ends all my sessions but this one. */
export async function revokeOtherSessionsAction(): Promise<void> {
  const actor = await currentActor();
  if (actor === null) redirect('/sign-in');
  await revokeOtherSessions(actor);
  redirect('/my/security');
}

/** Changes my password; this browser goes on with a new session, all others end. */
export async function changePasswordAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, ChangePasswordInput, async (actor, input) => {
    const { token } = await changePassword(actor, input, (await headers()).get('user-agent'));
    await writeSessionCookie(token);
    return { redirectTo: '/my/security?done=password' };
  });
}

/** Goes on under another of my grants. */
export async function switchGrantAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, SwitchGrantInput, async (actor, { grantId }) => {
    const { role } = await switchGrant(actor, grantId);
    return { redirectTo: homeOf(role) };
  });
}
