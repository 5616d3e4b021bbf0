import type { z } from 'zod';
import { recordChange } from '@/lib/audit/commands';
import type { Actor } from '@/lib/server/actor';
import { decryptValue } from '@/lib/server/crypto';
import { inTransaction } from '@/lib/server/db';
import { limit } from '@/lib/server/rate-limit';
import { scopeWhere } from '@/lib/server/scope';
import { ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { canRevealContact, merchantScopeColumns, visibleMerchants } from '../policy';
import { CONTACT_CONTEXT } from '../rules';
import type { RevealInput } from '../schema';

/**
 * Shows one full contact value. The act is written to the audit trail with its purpose before the value leaves;
 * at most 60 an hour per person (security.md, What goes out; PIPL 51).
 */
export async function revealContact(
  actor: Actor,
  input: z.output<typeof RevealInput>,
): Promise<{ value: string; kind: string }> {
  if (actor.kind !== 'person') throw new ForbiddenError('merchants.reveal');
  await limit('reveal', actor.userId);
  return inTransaction(async (tx) => {
    const point = await tx.contactPoint.findFirst({
      where: {
        id: input.contactPointId,
        merchant: { AND: [{ archivedAt: null }, scopeWhere(visibleMerchants(actor), merchantScopeColumns)] },
      },
      select: {
        kind: true,
        cipher: true,
        keyId: true,
        merchant: { select: { id: true, keeperUnitIds: true, basisState: true } },
      },
    });
    if (!point) throw new NotFoundError('contact_point');
    if (!canRevealContact(actor, point.merchant)) throw new ForbiddenError('merchants.reveal');
    await recordChange(tx, actor, {
      noun: 'merchants',
      recordId: point.merchant.id,
      verb: 'reveal',
      after: { contactKind: point.kind },
      reason: input.purpose,
    });
    return { value: decryptValue(Buffer.from(point.cipher), point.keyId, CONTACT_CONTEXT), kind: point.kind };
  });
}
