import { randomInt } from 'node:crypto';
import { recordChange } from '@/lib/audit/commands';
import type { Actor } from '@/lib/server/actor';
import { inTransaction, type Tx } from '@/lib/server/db';
import { hashPassword } from '@/lib/server/password';
import { clearLimit } from '@/lib/server/rate-limit';
import { revokeSessions } from '@/lib/server/session';
import { AppError, FieldErrors, ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { canChangeAccount, canChangeAccounts } from '../policy';
import type { AccountAct, UserChange, UserInput } from '../schema';

/** Letters and digits that are not mistaken for one another when read out. */
const READABLE = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A password for one use, four groups of four: about 79 bits. */
function oneTimePassword(): string {
  const group = () => Array.from({ length: 4 }, () => READABLE[randomInt(READABLE.length)]).join('');
  return [group(), group(), group(), group()].join('-');
}

/**
 * Opens an account with a one-time password, which is returned once and stored only as a hash; the person must change
 * it at the first sign-in. Refuses a sign-in name that is taken.
 */
export async function createUser(actor: Actor, input: UserInput): Promise<{ id: string; password: string }> {
  if (!canChangeAccounts(actor)) throw new ForbiddenError('users.change');
  const password = oneTimePassword();
  const passwordHash = await hashPassword(password);
  return inTransaction(async (tx) => {
    await refuseTakenAccount(tx, input.account);
    const { id } = await tx.user.create({
      data: { ...input, passwordHash, mustChangePassword: true },
      select: { id: true },
    });
    await recordChange(tx, actor, { noun: 'users', recordId: id, verb: 'create', after: input });
    return { id, password };
  });
}

/** Refuses a sign-in name that another account has. */
export async function refuseTakenAccount(tx: Tx, account: string): Promise<void> {
  const taken = await tx.user.findUnique({ where: { account }, select: { id: true } });
  if (taken) throw FieldErrors.of('account', 'account_taken');
}

/** Corrects the person's name. */
export async function updateUser(actor: Actor, input: UserChange): Promise<{ id: string }> {
  if (!canChangeAccounts(actor)) throw new ForbiddenError('users.change');
  return inTransaction(async (tx) => {
    const before = await loadAccount(tx, input.id);
    if (before.version !== input.version)
      throw new AppError('conflict', {}, { name: before.name, version: String(before.version) });
    await tx.user.update({
      where: { id: input.id },
      data: { name: input.name, version: { increment: 1 } },
      select: { id: true },
    });
    await recordChange(tx, actor, {
      noun: 'users',
      recordId: input.id,
      verb: 'update',
      before: { name: before.name },
      after: { name: input.name },
    });
    return { id: input.id };
  });
}

/** Gives the account a new one-time password, returned once; its sessions end. Not for the own account. */
export async function resetPassword(actor: Actor, input: AccountAct): Promise<{ password: string }> {
  if (!canChangeAccount(actor, input.id)) throw new ForbiddenError('users.change');
  const password = oneTimePassword();
  const passwordHash = await hashPassword(password);
  const account = await inTransaction(async (tx) => {
    const before = await loadAccount(tx, input.id);
    await tx.user.update({
      where: { id: input.id },
      data: {
        passwordHash,
        passwordChangedAt: new Date(),
        mustChangePassword: true,
        version: { increment: 1 },
      },
      select: { id: true },
    });
    await revokeSessions(tx, input.id);
    await recordChange(tx, actor, {
      noun: 'users',
      recordId: input.id,
      verb: 'password_reset',
      reason: input.reason,
    });
    return before.account;
  });
  await clearLimit('sign_in_account', account);
  return { password };
}

/** Blocks an account with a reason: its sessions end at once and its tokens stop. Not the own account. */
export async function blockUser(actor: Actor, input: AccountAct): Promise<void> {
  await changeState(actor, input, 'active', 'blocked');
}

/** Lets a blocked account in again. */
export async function unblockUser(actor: Actor, input: AccountAct): Promise<void> {
  await changeState(actor, input, 'blocked', 'active');
}

async function changeState(
  actor: Actor,
  input: AccountAct,
  from: 'active' | 'blocked',
  to: 'active' | 'blocked',
): Promise<void> {
  if (!canChangeAccount(actor, input.id)) throw new ForbiddenError('users.change');
  await inTransaction(async (tx) => {
    const before = await loadAccount(tx, input.id);
    if (before.state !== from) throw new AppError('not_in_this_state');
    await tx.user.update({
      where: { id: input.id },
      data: {
        state: to,
        blockedReason: to === 'blocked' ? input.reason : null,
        version: { increment: 1 },
      },
      select: { id: true },
    });
    await revokeSessions(tx, input.id);
    await recordChange(tx, actor, {
      noun: 'users',
      recordId: input.id,
      verb: to === 'blocked' ? 'block' : 'unblock',
      before: { state: from },
      after: { state: to },
      reason: input.reason,
    });
  });
}

/** Lifts the lock that failed tries have put on an account, before it lapses by itself. */
export async function unlockUser(actor: Actor, input: AccountAct): Promise<void> {
  if (!canChangeAccounts(actor)) throw new ForbiddenError('users.change');
  const account = await inTransaction(async (tx) => {
    const before = await loadAccount(tx, input.id);
    await recordChange(tx, actor, {
      noun: 'users',
      recordId: input.id,
      verb: 'unlock',
      reason: input.reason,
    });
    return before.account;
  });
  await clearLimit('sign_in_account', account);
}

async function loadAccount(tx: Tx, id: string) {
  const user = await tx.user.findUnique({
    where: { id },
    select: { id: true, account: true, name: true, state: true, version: true },
  });
  if (!user) throw new NotFoundError('user');
  return user;
}
