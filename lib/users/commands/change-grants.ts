import { recordChange } from '@/lib/audit/commands';
import type { Actor } from '@/lib/server/actor';
import { inTransaction, type Tx } from '@/lib/server/db';
import { revokeSessions } from '@/lib/server/session';
import { AppError, FieldErrors, ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { today } from '@/lib/shared/dates';
import { canGrant, canGrantTo } from '../policy';
import { boundTo, periodsMeet, rolesGoTogether } from '../rules';
import type { EndGrantInput, GrantInput, RevokeGrantInput } from '../schema';

const asDay = (iso: string): Date => new Date(`${iso}T00:00:00Z`);
const isoDay = (date: Date | null): string | null => date?.toISOString().slice(0, 10) ?? null;

/**
 * Gives a user a role, bound to a unit, a chamber or a person. Refuses the own account, a binding that does not fit the
 * role, and two administrator roles (or one beside a business role) at the same time (等保 2.0 三权分立).
 */
export async function giveGrant(actor: Actor, input: GrantInput): Promise<{ id: string }> {
  if (!canGrantTo(actor, input.userId)) throw new ForbiddenError('users.grant');
  return inTransaction((tx) => giveGrantIn(tx, actor, input));
}

/** The same inside a transaction whose caller has checked the right: an accepted invitation. */
export async function giveGrantIn(tx: Tx, actor: Actor, input: GrantInput): Promise<{ id: string }> {
  const binding = await checkedBinding(tx, input);
  await refuseExclusive(tx, input);
  const { userId, role, validFrom, validTo } = input;
  const grant = await tx.grant.create({
    data: {
      userId,
      role,
      ...binding,
      validFrom: asDay(validFrom),
      validTo: validTo ? asDay(validTo) : null,
      grantedBy: actor.kind === 'person' ? actor.userId : null,
      reason: input.reason,
    },
    select: { id: true },
  });
  await recordChange(tx, actor, {
    noun: 'users',
    recordId: userId,
    verb: 'grant',
    after: { grantId: grant.id, role, ...binding, validFrom, validTo: validTo ?? null },
    reason: input.reason,
  });
  return grant;
}

type Binding = { unitId: string | null; chamberId: string | null; merchantId: string | null };

async function checkedBinding(tx: Tx, input: GrantInput): Promise<Binding> {
  const user = await tx.user.findUnique({ where: { id: input.userId }, select: { state: true } });
  if (!user) throw new NotFoundError('user');
  const none: Binding = { unitId: null, chamberId: null, merchantId: null };
  const kind = boundTo[input.role];
  if (kind === 'unit') {
    const { unitId } = input;
    if (!unitId) throw FieldErrors.of('unitId', 'required');
    if (!(await tx.unit.findUnique({ where: { id: unitId }, select: { id: true } })))
      throw FieldErrors.of('unitId', 'not_in_list');
    return { ...none, unitId };
  }
  if (kind === 'chamber') {
    const { chamberId } = input;
    if (!chamberId) throw FieldErrors.of('chamberId', 'required');
    if (!(await tx.chamber.findUnique({ where: { id: chamberId }, select: { id: true } })))
      throw FieldErrors.of('chamberId', 'not_in_list');
    return { ...none, chamberId };
  }
  const { merchantId } = input;
  if (!merchantId) throw FieldErrors.of('merchantId', 'required');
  const person = await tx.merchant.findUnique({
    where: { id: merchantId },
    select: { archivedAt: true },
  });
  if (!person || person.archivedAt) throw FieldErrors.of('merchantId', 'not_in_list');
  return { ...none, merchantId };
}

async function refuseExclusive(tx: Tx, input: GrantInput): Promise<void> {
  const others = await tx.grant.findMany({
    where: { userId: input.userId, revokedAt: null },
    select: { role: true, validFrom: true, validTo: true },
    take: 100,
  });
  const period = { validFrom: input.validFrom, validTo: input.validTo ?? null };
  const clash = others.some(
    (grant) =>
      !rolesGoTogether(grant.role, input.role) &&
      periodsMeet({ validFrom: isoDay(grant.validFrom) ?? '', validTo: isoDay(grant.validTo) }, period),
  );
  if (clash) throw new AppError('exclusive_roles');
}

/** Sets the last day of a grant. Refuses the own account, a revoked grant, and a day before the grant began. */
export async function endGrant(actor: Actor, input: EndGrantInput): Promise<{ userId: string }> {
  if (!canGrant(actor)) throw new ForbiddenError('users.grant');
  return inTransaction(async (tx) => {
    const grant = await loadGrant(tx, actor, input.grantId);
    if (input.validTo < (isoDay(grant.validFrom) ?? '')) throw FieldErrors.of('validTo', 'date_order');
    await endGrantIn(tx, actor, { ...grant, ...input });
    return { userId: grant.userId };
  });
}

/** The same inside a transaction whose caller has checked the right: handing over to a successor. */
export async function endGrantIn(
  tx: Tx,
  actor: Actor,
  grant: { id: string; userId: string; validTo: string; reason: string },
): Promise<void> {
  const before = await tx.grant.findUniqueOrThrow({
    where: { id: grant.id },
    select: { validTo: true },
  });
  await tx.grant.update({
    where: { id: grant.id },
    data: { validTo: asDay(grant.validTo) },
    select: { id: true },
  });
  if (grant.validTo < today()) await revokeSessions(tx, grant.userId);
  await recordChange(tx, actor, {
    noun: 'users',
    recordId: grant.userId,
    verb: 'end_grant',
    before: { grantId: grant.id, validTo: isoDay(before.validTo) },
    after: { grantId: grant.id, validTo: grant.validTo },
    reason: grant.reason,
  });
}

/** Takes a grant away at once; the user's sessions and the tokens made under it end. */
export async function revokeGrant(actor: Actor, input: RevokeGrantInput): Promise<{ userId: string }> {
  if (!canGrant(actor)) throw new ForbiddenError('users.grant');
  return inTransaction(async (tx) => {
    const grant = await loadGrant(tx, actor, input.grantId);
    await tx.grant.update({
      where: { id: grant.id },
      data: { revokedAt: new Date(), revokedBy: actor.kind === 'person' ? actor.userId : null },
      select: { id: true },
    });
    await tx.accessToken.updateMany({
      where: { grantId: grant.id, revokedAt: null },
      data: { revokedAt: new Date() },
    });
    await revokeSessions(tx, grant.userId);
    await recordChange(tx, actor, {
      noun: 'users',
      recordId: grant.userId,
      verb: 'revoke_grant',
      before: { grantId: grant.id, role: grant.role },
      reason: input.reason,
    });
    return { userId: grant.userId };
  });
}

async function loadGrant(tx: Tx, actor: Actor, id: string) {
  const grant = await tx.grant.findUnique({
    where: { id },
    select: { id: true, userId: true, role: true, validFrom: true, revokedAt: true },
  });
  if (!grant) throw new NotFoundError('grant');
  if (!canGrantTo(actor, grant.userId)) throw new ForbiddenError('users.own_grant');
  if (grant.revokedAt) throw new AppError('not_in_this_state');
  return grant;
}
