import { changePassword } from '@/lib/users/commands/change-password';
import { revokeOtherSessions, revokeSession } from '@/lib/users/commands/revoke-session';
import { signIn } from '@/lib/users/commands/sign-in';
import { signOut } from '@/lib/users/commands/sign-out';
import { switchGrant } from '@/lib/users/commands/switch-grant';
import { listMyGrants, listMySessions } from '@/lib/users/queries-sessions';
import { ForbiddenError } from '@/lib/shared/errors';
import { person, roles } from '@/tests/support/world';
import type { AccessTable } from '../access-table';

export const usersAccess: AccessTable = {
  'users.signIn': {
    allow: ['public'],
    outside: '-',
    call: async (actor) => {
      if (actor.kind !== 'public') throw new ForbiddenError('type');
      const input = { account: 'nobody', password: 'not-a-password' };
      return signIn(actor, input, { agent: null, previousToken: null });
    },
  },
  'users.signOut': {
    allow: roles,
    outside: '-',
    call: async (actor) => signOut(person(actor)).then(() => 'signed out'),
  },
  'users.switchGrant': {
    allow: roles,
    outside: '-',
    call: async (actor) => switchGrant(person(actor), person(actor).grantId),
  },
  'users.changePassword': {
    allow: roles,
    outside: '-',
    call: async (actor) =>
      changePassword(
        person(actor),
        { currentPassword: 'x', newPassword: 'yyyyyyyyyyyy', repeatPassword: 'yyyyyyyyyyyy' },
        null,
      ),
  },
  'users.revokeSession': {
    allow: roles,
    outside: '-',
    call: async (actor) => revokeSession(person(actor), person(actor).sessionId ?? '').then(() => 'ended'),
  },
  'users.revokeOtherSessions': {
    allow: roles,
    outside: '-',
    call: async (actor) => revokeOtherSessions(person(actor)).then(() => 'ended'),
  },
  'users.listMySessions': {
    allow: roles,
    outside: '-',
    call: async (actor) => listMySessions(person(actor)),
  },
  'users.listMyGrants': { allow: roles, outside: '-', call: async (actor) => listMyGrants(person(actor)) },
};
