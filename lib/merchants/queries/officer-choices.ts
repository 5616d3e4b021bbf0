import type { Actor } from '@/lib/server/actor';
import { db } from '@/lib/server/db';
import { ForbiddenError } from '@/lib/shared/errors';
import { canNameStaff } from '@/lib/users/policy';
import { listStaff } from '@/lib/users/queries-staff';
import { canListMerchants, isHidden } from '../policy';
import { NO_VALUE } from '../search-params';

/**
 * Colleagues for the ledger's filter on who answers for people, and whoever the address asks for among them: somebody
 * who left may still stand in the records. Nobody for roles that name no colleagues.
 */
export async function listOfficerChoices(
  actor: Actor,
  chosen: string | undefined,
): Promise<{ id: string; name: string }[]> {
  if (!canListMerchants(actor)) throw new ForbiddenError('merchants.list');
  if (isHidden(actor, 'key') || !canNameStaff(actor)) return [];
  const staff = (await listStaff(actor)).map(({ id, name, unit }) => ({ id, name: `${name}（${unit}）` }));
  if (!chosen || chosen === NO_VALUE || staff.some(({ id }) => id === chosen)) return staff;
  const gone = await db.user.findUnique({ where: { id: chosen }, select: { id: true, name: true } });
  return gone ? [...staff, gone] : staff;
}
