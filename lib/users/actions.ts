'use server';

import { headers } from 'next/headers';
import { formAction, publicFormAction, type FormState } from '@/lib/server/form-action';
import { currentActor } from '@/lib/server/current-actor';
import { safeNextPath } from '@/lib/server/safe-path';
import { clearSessionCookie, readSessionCookie, writeSessionCookie } from '@/lib/server/session-cookie';
import { localePath } from '@/lib/i18n/navigation';
import { toLocale } from '@/lib/i18n/routing';
import { redirect } from 'next/navigation';
import { env } from '@/lib/server/env';
import {
  blockUser,
  createUser,
  resetPassword,
  unblockUser,
  unlockUser,
  updateUser,
} from './commands/change-account';
import { endGrant, giveGrant, revokeGrant } from './commands/change-grants';
import { createToken, revokeToken } from './commands/change-tokens';
import { acceptInvitation, createInvitation, joinByInvitation, revokeInvitation } from './commands/invite';
import {
  AcceptInvitationInput,
  AccountAct,
  EndGrantInput,
  GrantInput,
  InvitationInput,
  JoinInput,
  RevokeGrantInput,
  RevokeInvitationInput,
  RevokeTokenInput,
  TokenInput,
  UserChange,
  UserInput,
} from './schema';
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

/** New account; the one-time password comes back once, in the answer. */
export async function createUserAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, UserInput, async (actor, input) => ({ data: await createUser(actor, input) }));
}

/** Corrected name. */
export async function updateUserAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, UserChange, async (actor, input) => {
    await updateUser(actor, input);
    return { redirectTo: `/desk/users/${input.id}` };
  });
}

/** New one-time password, shown once. */
export async function resetPasswordAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, AccountAct, async (actor, input) => ({ data: await resetPassword(actor, input) }));
}

/** Nobody signs in with this account any more, from this moment. */
export async function blockUserAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, AccountAct, async (actor, input) => {
    await blockUser(actor, input);
    return { redirectTo: `/desk/users/${input.id}` };
  });
}

/** The account works again. */
export async function unblockUserAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, AccountAct, async (actor, input) => {
    await unblockUser(actor, input);
    return { redirectTo: `/desk/users/${input.id}` };
  });
}

/** Lifts the lock after failed tries. */
export async function unlockUserAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, AccountAct, async (actor, input) => {
    await unlockUser(actor, input);
    return { redirectTo: `/desk/users/${input.id}` };
  });
}

/** New grant. */
export async function giveGrantAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, GrantInput, async (actor, input) => {
    await giveGrant(actor, input);
    return { redirectTo: `/desk/users/${input.userId}` };
  });
}

/** Last day of a grant. */
export async function endGrantAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, EndGrantInput, async (actor, input) => {
    const { userId } = await endGrant(actor, input);
    return { redirectTo: `/desk/users/${userId}` };
  });
}

/** Grant taken away at once. */
export async function revokeGrantAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, RevokeGrantInput, async (actor, input) => {
    const { userId } = await revokeGrant(actor, input);
    return { redirectTo: `/desk/users/${userId}` };
  });
}

/** Link for an officer or a merchant, shown once. */
export async function createInvitationAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, InvitationInput, async (actor, input) => {
    const { token } = await createInvitation(actor, input);
    return { data: { link: `${env.publicUrl}${env.basePath}/invitation/${token}` } };
  });
}

/** Takes an unused invitation back. */
export async function revokeInvitationAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, RevokeInvitationInput, async (actor, input) => {
    await revokeInvitation(actor, input);
    return {};
  });
}

/** Opens my account by an invitation and signs me in. Works without script. */
export async function acceptInvitationAction(
  locale: string,
  _state: FormState | null,
  form: FormData,
): Promise<FormState> {
  return publicFormAction(locale, form, AcceptInvitationInput, async (actor, input) => {
    const { token, home } = await acceptInvitation(actor, input, (await headers()).get('user-agent'));
    await writeSessionCookie(token);
    return { redirectTo: localePath(toLocale(locale), home) };
  });
}

/** Adds the invited role to my account. */
export async function joinAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, JoinInput, async (actor, input) => {
    await joinByInvitation(actor, input);
    return { redirectTo: '/my/security' };
  });
}

/** New token of the REST API, shown once. */
export async function createTokenAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, TokenInput, async (actor, input) => {
    const { token } = await createToken(actor, input);
    return { data: { token } };
  });
}

/** Ends a token. */
export async function revokeTokenAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, RevokeTokenInput, async (actor, input) => {
    await revokeToken(actor, input);
    return { redirectTo: '/my/tokens' };
  });
}

/** Goes on under another grant, from the desk's switcher. */
export async function switchUnitAction(form: FormData): Promise<void> {
  await switchGrantAction(null, form);
}
