import { recordChange } from '@/lib/audit/commands';
import type { SystemActor } from '@/lib/server/actor';
import { inTransaction } from '@/lib/server/db';
import { hashPassword, PASSWORD_LENGTH, passwordProblem } from '@/lib/server/password';
import { today } from '@/lib/shared/dates';
import { AppError, FieldErrors } from '@/lib/shared/errors';
import { ownWords } from '../rules-sign-in';
import type { FirstAdministratorInput } from '../schema';
import { refuseTakenAccount } from './change-account';
import { giveGrantIn } from './change-grants';

/**
 * Makes the first holder of an administrator role on a fresh deployment (`npm run admin:create`). Refuses when somebody
 * holds that role already: from then on accounts come from the system and grants from the security administrator.
 */
export async function createFirstAdministrator(
  actor: SystemActor,
  input: FirstAdministratorInput,
): Promise<{ id: string }> {
  const name = input.name ?? input.account;
  const problem = await passwordProblem(input.password, ownWords({ account: input.account, name }));
  if (problem !== null) throw FieldErrors.of('password', problem, { ...PASSWORD_LENGTH });
  const passwordHash = await hashPassword(input.password);
  return inTransaction(async (tx) => {
    const holders = await tx.grant.count({
      where: { role: input.role, revokedAt: null, user: { state: 'active' } },
    });
    if (holders > 0) throw new AppError('duplicate');
    const root = await tx.unit.findFirst({ where: { parentId: null }, select: { id: true } });
    if (!root) throw new AppError('unavailable');
    await refuseTakenAccount(tx, input.account);
    const user = await tx.user.create({
      data: { account: input.account, name, passwordHash, passwordChangedAt: new Date() },
      select: { id: true },
    });
    await recordChange(tx, actor, {
      noun: 'users',
      recordId: user.id,
      verb: 'create',
      after: { account: input.account, name },
    });
    await giveGrantIn(tx, actor, {
      userId: user.id,
      role: input.role,
      unitId: root.id,
      validFrom: today(),
      reason: 'first administrator of the deployment',
    });
    return user;
  });
}
