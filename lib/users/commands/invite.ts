import { randomBytes } from 'node:crypto';
import { recordChange } from '@/lib/audit/commands';
import type { Actor, PersonActor, PublicActor } from '@/lib/server/actor';
import { inTransaction, type Tx } from '@/lib/server/db';
import { hashPassword, PASSWORD_LENGTH, passwordProblem } from '@/lib/server/password';
import { limit } from '@/lib/server/rate-limit';
import { hashToken, openSession } from '@/lib/server/session';
import { addDays, today } from '@/lib/shared/dates';
import { AppError, FieldErrors, ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import type { Role } from '@/lib/server/actor';
import { canInvite } from '../policy';
import { homeOf, ownWords } from '../rules-sign-in';
import { INVITATION_DAYS } from '../rules';
import type { AcceptInvitationInput, InvitationInput } from '../schema';
import { refuseTakenAccount } from './change-account';
import { endGrantIn, giveGrantIn } from './change-grants';

/** An officer's access without a recorded end of the term lasts this long; then somebody has to decide again. */
const WITHOUT_TERM_DAYS = 365;

/**
 * Invites an officer of a chamber, or a merchant, by a link that is shown once and good for seven days. Naming a
 * predecessor ends that person's grant on the day of the handing over (C10). Refuses records that the actor's units do
 * not keep.
 */
export async function createInvitation(
  actor: Actor,
  input: InvitationInput,
): Promise<{ id: string; token: string }> {
  if (actor.kind !== 'person') throw new ForbiddenError('users.invite');
  const token = randomBytes(32).toString('base64url');
  return inTransaction(async (tx) => {
    const record = await invitedRecord(tx, input);
    if (!canInvite(actor, { unitIds: record?.unitIds ?? [] })) throw new ForbiddenError('users.invite');
    if (!record) throw new NotFoundError('record');
    if (input.predecessorGrantId) await handOver(tx, actor, input, input.predecessorGrantId);
    const invitation = await tx.invitation.create({
      data: {
        tokenHash: hashToken(token),
        role: record.role,
        chamberId: input.chamberId ?? null,
        merchantId: input.merchantId ?? null,
        name: input.name,
        invitedBy: actor.userId,
        expiresAt: new Date(Date.now() + INVITATION_DAYS * 86_400_000),
      },
      select: { id: true },
    });
    await recordChange(tx, actor, {
      noun: record.noun,
      recordId: record.id,
      verb: 'invite',
      after: { invitationId: invitation.id, role: record.role },
    });
    return { id: invitation.id, token };
  });
}

type Invited = { noun: string; id: string; role: Role; unitIds: readonly string[] };

async function invitedRecord(
  tx: Tx,
  input: { chamberId?: string | undefined; merchantId?: string | undefined },
): Promise<Invited | null> {
  if (input.chamberId) {
    const chamber = await tx.chamber.findFirst({
      where: { id: input.chamberId, archivedAt: null },
      select: { id: true, ownerUnitId: true },
    });
    return chamber
      ? { noun: 'chambers', id: chamber.id, role: 'chamber_officer', unitIds: [chamber.ownerUnitId] }
      : null;
  }
  const merchant = await tx.merchant.findFirst({
    where: { id: input.merchantId ?? '', archivedAt: null },
    select: { id: true, keeperUnitIds: true },
  });
  return merchant
    ? { noun: 'merchants', id: merchant.id, role: 'merchant', unitIds: merchant.keeperUnitIds }
    : null;
}

async function handOver(
  tx: Tx,
  actor: PersonActor,
  input: InvitationInput,
  predecessorGrantId: string,
): Promise<void> {
  const grant = await tx.grant.findFirst({
    where: {
      id: predecessorGrantId,
      chamberId: input.chamberId ?? null,
      role: 'chamber_officer',
      revokedAt: null,
    },
    select: { id: true, userId: true },
  });
  if (!grant || !input.chamberId || !input.handoverOn)
    throw FieldErrors.of('predecessorGrantId', 'not_in_list');
  await endGrantIn(tx, actor, { ...grant, validTo: input.handoverOn, reason: 'handover' });
}

/** Takes an invitation back that nobody has used. Refuses invitations of records that the actor's units do not keep. */
export async function revokeInvitation(actor: Actor, input: { id: string }): Promise<void> {
  if (actor.kind !== 'person') throw new ForbiddenError('users.invite');
  await inTransaction(async (tx) => {
    const invitation = await tx.invitation.findUnique({
      where: { id: input.id },
      select: { id: true, chamberId: true, merchantId: true, usedAt: true, revokedAt: true },
    });
    const record = invitation
      ? await invitedRecord(tx, {
          chamberId: invitation.chamberId ?? undefined,
          merchantId: invitation.merchantId ?? undefined,
        })
      : null;
    if (!canInvite(actor, { unitIds: record?.unitIds ?? [] })) throw new ForbiddenError('users.invite');
    if (!invitation || !record) throw new NotFoundError('invitation');
    if (invitation.usedAt || invitation.revokedAt) throw new AppError('not_in_this_state');
    await tx.invitation.update({
      where: { id: invitation.id },
      data: { revokedAt: new Date() },
      select: { id: true },
    });
    await recordChange(tx, actor, {
      noun: record.noun,
      recordId: record.id,
      verb: 'revoke_invitation',
      before: { invitationId: invitation.id },
    });
  });
}

/**
 * Opens an account by an invitation: the person chooses sign-in name and password, and is signed in. The grant lasts
 * until the end of the chamber's present term (a year when no term is recorded). Refuses a link that is unknown (404),
 * expired or used, and passwords that the house rules refuse.
 */
export async function acceptInvitation(
  actor: PublicActor,
  input: AcceptInvitationInput,
  agent: string | null,
): Promise<{ token: string; home: string }> {
  await limit('public_form', actor.address ?? 'unknown');
  const passwordHash = await hashPassword(input.newPassword);
  return inTransaction(async (tx) => {
    const invitation = await takeInvitation(tx, input.token);
    const words = ownWords({ account: input.account, name: invitation.name });
    const problem = await passwordProblem(input.newPassword, words);
    if (problem !== null) throw FieldErrors.of('newPassword', problem, { ...PASSWORD_LENGTH });
    await refuseTakenAccount(tx, input.account);
    const user = await tx.user.create({
      data: {
        account: input.account,
        name: invitation.name,
        passwordHash,
        passwordChangedAt: new Date(),
        lastSignInAt: new Date(),
      },
      select: { id: true },
    });
    await recordChange(tx, actor, {
      noun: 'users',
      recordId: user.id,
      verb: 'create',
      after: { account: input.account, name: invitation.name, invitationId: invitation.id },
    });
    const grant = await giveInvited(tx, actor, invitation, user.id);
    const { token } = await openSession(tx, {
      userId: user.id,
      grantId: grant.id,
      address: actor.address,
      agent,
    });
    return { token, home: homeOf(invitation.role) };
  });
}

/** The same for a person who has an account already: the grant is added to it. Refuses administrators' accounts. */
export async function joinByInvitation(
  actor: PersonActor,
  input: { token: string },
): Promise<{ role: Role }> {
  if (actor.tokenScopes !== null) throw new ForbiddenError('users.join');
  return inTransaction(async (tx) => {
    const invitation = await takeInvitation(tx, input.token);
    await giveInvited(tx, actor, invitation, actor.userId);
    return { role: invitation.role };
  });
}

type Taken = Awaited<ReturnType<typeof takeInvitation>>;

/** Marks an open invitation as used, under a row lock, so that a link opens one account only. */
async function takeInvitation(tx: Tx, token: string) {
  const tokenHash = hashToken(token);
  const invitation = await tx.invitation.findUnique({
    where: { tokenHash },
    select: { id: true, role: true, name: true, chamberId: true, merchantId: true, expiresAt: true },
  });
  if (!invitation) throw new NotFoundError('invitation');
  if (invitation.expiresAt < new Date()) throw new AppError('link_expired');
  const { count } = await tx.invitation.updateMany({
    where: { id: invitation.id, usedAt: null, revokedAt: null },
    data: { usedAt: new Date() },
  });
  if (count === 0) throw new AppError('link_used');
  return invitation;
}

async function giveInvited(tx: Tx, actor: Actor, invitation: Taken, userId: string): Promise<{ id: string }> {
  await tx.invitation.update({
    where: { id: invitation.id },
    data: { userId },
    select: { id: true },
  });
  const day = today();
  const end = invitation.chamberId ? await endOfTerm(tx, invitation.chamberId, day) : null;
  return giveGrantIn(tx, actor, {
    userId,
    role: invitation.role,
    ...(invitation.chamberId ? { chamberId: invitation.chamberId } : {}),
    ...(invitation.merchantId ? { merchantId: invitation.merchantId } : {}),
    validFrom: day,
    ...(end ? { validTo: end } : {}),
    reason: 'invitation',
  });
}

/** Last day of the chamber's present term; a year from now when none is recorded or the last one has run out. */
async function endOfTerm(tx: Tx, chamberId: string, day: string): Promise<string> {
  const term = await tx.chamberTerm.findFirst({
    where: { chamberId, endsOn: { gte: new Date(`${day}T00:00:00Z`) } },
    select: { endsOn: true },
    orderBy: { number: 'desc' },
  });
  return term?.endsOn?.toISOString().slice(0, 10) ?? addDays(day, WITHOUT_TERM_DAYS);
}
