import { recordChange } from '@/lib/audit/commands';
import { attachFiles } from '@/lib/files/commands';
import type { Actor } from '@/lib/server/actor';
import { inTransaction } from '@/lib/server/db';
import { scopeWhere } from '@/lib/server/scope';
import { AppError, ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { canWriteOffer, offerScopeColumns, visibleOffers } from '../policy';
import type { OfferPapersInput } from '../schema';

/**
 * Adds papers to the booklet of a draft. The booklet is part of what the public reads, so it comes before the review and
 * becomes readable with publication (lib/offers/links.ts). Refuses files that somebody else sent.
 */
export async function attachOfferPapers(actor: Actor, input: OfferPapersInput): Promise<{ id: string }> {
  return inTransaction(async (tx) => {
    const offer = await tx.offer.findFirst({
      where: {
        AND: [{ id: input.id, archivedAt: null }, scopeWhere(visibleOffers(actor), offerScopeColumns)],
      },
      select: { id: true, state: true, ownerUnitId: true },
    });
    if (!offer) throw new NotFoundError('offer');
    if (actor.kind !== 'person' || !canWriteOffer(actor, offer)) throw new ForbiddenError('offers.write');
    if (offer.state !== 'draft') throw new AppError('not_in_this_state');
    await attachFiles(tx, actor, { noun: 'offers', recordId: offer.id, role: 'booklet' }, input.files);
    await recordChange(tx, actor, {
      noun: 'offers',
      recordId: offer.id,
      verb: 'papers_added',
      after: { files: input.files.map((file) => file.fileName) },
    });
    return { id: offer.id };
  });
}
