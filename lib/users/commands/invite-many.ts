import { randomBytes } from 'node:crypto';
import { recordChanges } from '@/lib/audit/commands';
import type { Actor } from '@/lib/server/actor';
import type { Tx } from '@/lib/server/db';
import { hashToken } from '@/lib/server/session';
import { newId } from '@/lib/server/uuid';
import { ForbiddenError } from '@/lib/shared/errors';
import { canInvite } from '../policy';
import { INVITATION_DAYS } from '../rules';

type Invited = { id: string; name: string; keeperUnitIds: readonly string[] };
type Act = { id: string; reason: string };

/**
 * Invites people to open an account of their own, a set inside the transaction of an act whose people were read within
 * the scope: one link each, good for seven days. Refuses a set with anybody whom the actor's units do not keep. Returns
 * invitation and token by person; the token is nowhere else.
 */
export async function inviteMerchantsIn(
  tx: Tx,
  actor: Actor,
  people: readonly Invited[],
  act: Act,
): Promise<ReadonlyMap<string, { id: string; token: string }>> {
  if (
    actor.kind !== 'person' ||
    people.some((person) => !canInvite(actor, { unitIds: person.keeperUnitIds }))
  )
    throw new ForbiddenError('users.invite');
  const made = people.map((person) => ({
    person,
    id: newId(),
    token: randomBytes(32).toString('base64url'),
  }));
  const expiresAt = new Date(Date.now() + INVITATION_DAYS * 86_400_000);
  await tx.invitation.createMany({
    data: made.map(({ person, id, token }) => ({
      id,
      tokenHash: hashToken(token),
      role: 'merchant' as const,
      merchantId: person.id,
      name: person.name.slice(0, 40),
      invitedBy: actor.userId,
      expiresAt,
    })),
  });
  await recordChanges(
    tx,
    actor,
    made.map(({ person, id }) => ({
      noun: 'merchants',
      recordId: person.id,
      verb: 'invite',
      after: { invitationId: id, role: 'merchant' },
      reason: act.reason,
      batchId: act.id,
    })),
  );
  return new Map(made.map(({ person, id, token }) => [person.id, { id, token }]));
}

/** Takes invitations of an act back that nobody has used yet; returns which. The others stay as they are. */
export async function revokeInvitationsIn(
  tx: Tx,
  actor: Actor,
  ids: readonly string[],
  act: Act,
): Promise<ReadonlySet<string>> {
  if (actor.kind !== 'person' || !canInvite(actor, { unitIds: actor.unitIds }))
    throw new ForbiddenError('users.invite');
  const revoked = await tx.invitation.updateManyAndReturn({
    where: { id: { in: [...ids] }, usedAt: null, revokedAt: null },
    data: { revokedAt: new Date() },
    select: { id: true, merchantId: true },
  });
  await recordChanges(
    tx,
    actor,
    revoked.flatMap(({ id, merchantId }) =>
      merchantId
        ? [
            {
              noun: 'merchants',
              recordId: merchantId,
              verb: 'revoke_invitation',
              before: { invitationId: id },
              reason: act.reason,
              batchId: act.id,
            },
          ]
        : [],
    ),
  );
  return new Set(revoked.map(({ id }) => id));
}
