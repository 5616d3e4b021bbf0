import { recordChange } from '@/lib/audit/commands';
import { companyScopeColumns, visibleCompanies } from '@/lib/companies/policy';
import { merchantScopeColumns, visibleMerchants } from '@/lib/merchants/policy';
import type { Actor } from '@/lib/server/actor';
import { inTransaction } from '@/lib/server/db';
import { scopeWhere } from '@/lib/server/scope';
import { AppError, FieldErrors, ForbiddenError } from '@/lib/shared/errors';
import { canLinkMembers } from '../policy';
import type { MemberLinkInput } from '../schema';
import { keepMatchesIn } from './keep-matches';
import { memberKey, requireMember } from './prepare';

/**
 * Links an entry to a person or firm of the ledger that the actor may read, or takes the link away. The entry itself
 * stays as the chamber gave it. Refuses chamber officers: the ledger is not theirs.
 */
export async function linkMember(
  actor: Actor,
  input: MemberLinkInput,
): Promise<{ id: string; chamberId: string }> {
  return inTransaction(async (tx) => {
    const stored = await requireMember(tx, actor, input.id);
    if (!canLinkMembers(actor, stored.chamber)) throw new ForbiddenError('chambers.link');
    if (stored.version !== input.version) throw new AppError('conflict', {}, { entryName: stored.entryName });
    if (input.merchantId) {
      const found = await tx.merchant.count({
        where: {
          AND: [
            { id: input.merchantId, archivedAt: null },
            scopeWhere(visibleMerchants(actor), merchantScopeColumns),
          ],
        },
      });
      if (found === 0) throw FieldErrors.of('merchantId', 'not_in_list');
    }
    if (input.companyId) {
      const found = await tx.company.count({
        where: {
          AND: [
            { id: input.companyId, archivedAt: null },
            scopeWhere(visibleCompanies(actor), companyScopeColumns),
          ],
        },
      });
      if (found === 0) throw FieldErrors.of('companyId', 'not_in_list');
    }
    const after = {
      merchantId: input.merchantId ?? null,
      companyId: input.companyId ?? null,
      partyKind: input.companyId ? 'company' : input.merchantId ? 'person' : stored.partyKind,
    };
    const moved = await tx.membership.updateMany({
      where: { id: stored.id, version: input.version },
      // the officer's hint has done its part: who it is, the bureau has said
      data: { ...after, metOn: null, version: { increment: 1 } },
    });
    if (moved.count !== 1) throw new AppError('conflict');
    await keepMatchesIn(tx, [stored.id]);
    await tx.memberPublication.updateMany({
      where: { membershipId: stored.id },
      data: { merchantId: after.merchantId },
    });
    await recordChange(tx, actor, {
      noun: 'memberships',
      recordId: stored.id,
      verb: 'link',
      before: { merchantId: stored.merchantId, companyId: stored.companyId, partyKind: stored.partyKind },
      after,
      personKey: await memberKey(tx, stored),
    });
    return { id: stored.id, chamberId: stored.chamberId };
  });
}
