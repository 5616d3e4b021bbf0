import { confirmPassword } from '@/lib/users/commands/confirm-password';
import { systemActor } from '@/lib/server/actor-of-job';
import {
  blockUser,
  createUser,
  resetPassword,
  unblockUser,
  unlockUser,
  updateUser,
} from '@/lib/users/commands/change-account';
import { endGrant, giveGrant, revokeGrant } from '@/lib/users/commands/change-grants';
import { createToken, revokeToken } from '@/lib/users/commands/change-tokens';
import { createFirstAdministrator } from '@/lib/users/commands/create-first-administrator';
import { inviteMerchantsIn, revokeInvitationsIn } from '@/lib/users/commands/invite-many';
import {
  acceptInvitation,
  createInvitation,
  joinByInvitation,
  revokeInvitation,
} from '@/lib/users/commands/invite';
import {
  countUsers,
  getUser,
  getUserHistory,
  listGrantChambers,
  listMyTokens,
  listUsers,
} from '@/lib/users/queries';
import { getAccessOfRecord } from '@/lib/users/queries-invitations';
import { listStaff } from '@/lib/users/queries-staff';
import { UserPage } from '@/lib/users/search-params';
import { changePassword } from '@/lib/users/commands/change-password';
import { revokeOtherSessions, revokeSession } from '@/lib/users/commands/revoke-session';
import { signIn } from '@/lib/users/commands/sign-in';
import { signOut } from '@/lib/users/commands/sign-out';
import { switchGrant } from '@/lib/users/commands/switch-grant';
import { listMyGrants, listMySessions } from '@/lib/users/queries-sessions';
import { inTransaction } from '@/lib/server/db';
import { ForbiddenError } from '@/lib/shared/errors';
import { makeUser } from '@/tests/factories/users';
import { person, roles, type World } from '@/tests/support/world';
import type { AccessTable } from '../access-table';

const administrators = ['sysadmin', 'secadmin', 'auditor', 'system'] as const;
const tokenRoles = roles.filter((role) => !['sysadmin', 'secadmin', 'auditor', 'merchant'].includes(role));

let made = 0;
/** Somebody whose account may be changed without spoiling the world. */
async function stranger(world: World): Promise<{ id: string; grantId: string }> {
  const { userId, grantId } = await makeUser(
    { role: 'supervisor', unitId: world.rootId },
    `stranger-${(made += 1)}`,
  );
  return { id: userId, grantId };
}
const many = { id: '01900000-0000-7000-8000-000000000001', reason: '示例' };
const act = async (world: World) => ({ id: (await stranger(world)).id, reason: '示例' });

export const usersAccess: AccessTable = {
  'users.listStaff': {
    allow: ['clerk', 'chief', 'leader', 'filler', 'system'],
    outside: '-',
    call: async (actor) => ({ staff: await listStaff(actor) }),
  },
  'users.confirmPassword': {
    allow: roles,
    outside: '-',
    call: async (actor) => confirmPassword(person(actor), 'not the password'),
  },
  'users.countUsers': {
    allow: administrators,
    outside: '-',
    call: (actor) => countUsers(actor, UserPage.parse({})),
  },
  'users.listUsers': {
    allow: administrators,
    outside: '-',
    call: (actor) => listUsers(actor, UserPage.parse({})),
  },
  'users.getUser': {
    allow: administrators,
    outside: '-',
    call: (actor, _side, world) => getUser(actor, world.people.clerk.userId),
  },
  // the system keeps no history of its own reading
  'users.getUserHistory': {
    allow: administrators,
    outside: '-',
    call: (actor, _side, world) => getUserHistory(actor, world.people.clerk.userId),
  },
  'users.listGrantChambers': {
    allow: administrators,
    outside: '-',
    call: (actor) => listGrantChambers(actor),
  },
  'users.createUser': {
    allow: ['sysadmin', 'system'],
    outside: '-',
    call: (actor) => createUser(actor, { account: `new-${(made += 1)}`, name: '示例' }),
  },
  'users.updateUser': {
    allow: ['sysadmin', 'system'],
    outside: '-',
    call: async (actor, _side, world) =>
      updateUser(actor, { id: (await stranger(world)).id, version: 1, name: '示例' }),
  },
  'users.resetPassword': {
    allow: ['sysadmin', 'system'],
    outside: '-',
    call: async (actor, _side, world) => resetPassword(actor, await act(world)),
  },
  'users.blockUser': {
    allow: ['sysadmin', 'system'],
    outside: '-',
    call: async (actor, _side, world) => blockUser(actor, await act(world)).then(() => 'blocked'),
  },
  'users.unblockUser': {
    allow: ['sysadmin', 'system'],
    outside: '-',
    call: async (actor, _side, world) => unblockUser(actor, await act(world)).then(() => 'unblocked'),
  },
  'users.unlockUser': {
    allow: ['sysadmin', 'system'],
    outside: '-',
    call: async (actor, _side, world) => unlockUser(actor, await act(world)).then(() => 'unlocked'),
  },
  'users.giveGrant': {
    allow: ['secadmin', 'system'],
    outside: '-',
    call: async (actor, side, world) =>
      giveGrant(actor, {
        userId: (await stranger(world)).id,
        role: 'filler',
        unitId: side.countyId,
        validFrom: '2024-01-01',
        reason: '示例',
      }),
  },
  'users.endGrant': {
    allow: ['secadmin', 'system'],
    outside: '-',
    call: async (actor, _side, world) =>
      endGrant(actor, {
        grantId: (await stranger(world)).grantId,
        validTo: '2030-01-01',
        reason: '示例',
      }),
  },
  'users.revokeGrant': {
    allow: ['secadmin', 'system'],
    outside: '-',
    call: async (actor, _side, world) =>
      revokeGrant(actor, { grantId: (await stranger(world)).grantId, reason: '示例' }),
  },
  'users.createInvitation': {
    allow: ['clerk', 'chief'],
    outside: '-',
    call: (actor, side) => createInvitation(actor, { chamberId: side.chamberId, name: '示例' }),
  },
  'users.inviteMerchantsIn': {
    allow: ['clerk', 'chief'],
    outside: '-',
    call: (actor, side) =>
      inTransaction((tx) =>
        inviteMerchantsIn(
          tx,
          actor,
          [{ id: side.merchantId, name: '示例', keeperUnitIds: [side.countyId] }],
          many,
        ),
      ).then((made) => made.size),
  },
  'users.revokeInvitationsIn': {
    allow: ['clerk', 'chief'],
    outside: '-',
    call: (actor) => inTransaction((tx) => revokeInvitationsIn(tx, actor, [], many)).then(() => 'revoked'),
  },
  'users.revokeInvitation': {
    allow: ['clerk', 'chief'],
    outside: '-',
    call: async (actor, side, world) => {
      const inviter = await world.actor('clerk');
      const { id } = await createInvitation(inviter, { chamberId: side.chamberId, name: '示例' });
      return revokeInvitation(actor, { id }).then(() => 'revoked');
    },
  },
  'users.getAccessOfRecord': {
    allow: ['clerk', 'chief'],
    outside: '-',
    call: async (actor, side, world) =>
      getAccessOfRecord(actor, { chamberId: side.chamberId, unitIds: [world.rootId] }),
  },
  // the link is the right: nobody holds one here, so a visitor is told that there is no such page
  'users.acceptInvitation': {
    allow: ['public'],
    outside: '-',
    call: async (actor, side, world) => {
      if (actor.kind !== 'public') throw new ForbiddenError('type');
      const inviter = await world.actor('clerk');
      const { token } = await createInvitation(inviter, { chamberId: side.chamberId, name: '示例' });
      const newPassword = 'a quiet ferry at dusk';
      return acceptInvitation(
        actor,
        { token, account: `officer-${(made += 1)}`, newPassword, repeatPassword: newPassword },
        null,
      );
    },
  },
  'users.joinByInvitation': {
    allow: roles,
    outside: '-',
    call: async (actor, side, world) => {
      const inviter = await world.actor('clerk');
      const { token } = await createInvitation(inviter, { chamberId: side.chamberId, name: '示例' });
      return joinByInvitation(person(actor), { token });
    },
  },
  'users.createFirstAdministrator': {
    allow: ['system'],
    outside: '-',
    call: async (actor) => {
      if (actor.kind !== 'system') throw new ForbiddenError('type');
      const password = 'a quiet ferry at dusk';
      return createFirstAdministrator(systemActor('test'), { account: 'first', password, role: 'auditor' });
    },
  },
  'users.createToken': {
    allow: tokenRoles,
    outside: '-',
    call: async (actor) => createToken(person(actor), { name: '示例', scopes: ['merchants:read'], days: 1 }),
  },
  'users.revokeToken': {
    allow: tokenRoles,
    outside: '-',
    call: async (actor) => {
      const { id } = await createToken(person(actor), { name: '示例', scopes: ['merchants:read'], days: 1 });
      return revokeToken(person(actor), { id }).then(() => 'revoked');
    },
  },
  'users.listMyTokens': { allow: roles, outside: '-', call: async (actor) => listMyTokens(person(actor)) },
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
