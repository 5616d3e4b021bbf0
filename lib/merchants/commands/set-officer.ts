import type { Actor } from '@/lib/server/actor';
import { inTransaction } from '@/lib/server/db';
import { ForbiddenError } from '@/lib/shared/errors';
import { refuseStranger } from '@/lib/users/queries-staff';
import { canCreateMerchants } from '../policy';
import type { OfficerInput } from '../schema';
import { updateMerchantsIn } from './update-merchants';

/**
 * Puts a colleague in charge of one person, or takes the charge off (no `officerId`). Who works on the record in full
 * may; the colleague works with people today in a unit of the actor's scope. A newer version refuses (`conflict`).
 */
export async function setOfficer(actor: Actor, input: OfficerInput): Promise<{ id: string }> {
  if (!canCreateMerchants(actor)) throw new ForbiddenError('merchants.update');
  const units = actor.kind === 'person' ? actor.unitIds : [];
  return inTransaction(async (tx) => {
    if (input.officerId) await refuseStranger(tx, units, input.officerId);
    await updateMerchantsIn(tx, actor, [
      {
        id: input.id,
        version: input.version,
        values: { officerId: input.officerId ?? null },
        facetReason: input.reason ?? null,
      },
    ]);
    return { id: input.id };
  });
}
