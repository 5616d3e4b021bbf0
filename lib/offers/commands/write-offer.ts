import { recordChange } from '@/lib/audit/commands';
import type { Actor } from '@/lib/server/actor';
import { numberText, reserveNumbers } from '@/lib/server/counter';
import { inTransaction } from '@/lib/server/db';
import { newId } from '@/lib/server/uuid';
import { today } from '@/lib/shared/dates';
import { AppError, FieldErrors, ForbiddenError } from '@/lib/shared/errors';
import { canOwnOfferFor, canWriteOffer, canWriteOffers } from '../policy';
import { stateAfter } from '../rules';
import type { OfferChange, OfferInput } from '../schema';
import { loadOffer, offerColumns } from './prepare';

/**
 * Begins an offer as a draft (E11) under a unit of the actor's scope, with a file number and an address part that
 * stay. Refuses chains, parks and units that are none of ours.
 */
export async function createOffer(actor: Actor, input: OfferInput): Promise<{ id: string }> {
  if (!canWriteOffers(actor)) throw new ForbiddenError('offers.write');
  if (!canOwnOfferFor(actor, input.ownerUnitId)) throw FieldErrors.of('ownerUnitId', 'not_in_list');
  return inTransaction(async (tx) => {
    const columns = await offerColumns(tx, input);
    const year = Number(today().slice(0, 4));
    const fileNo = numberText('T', year, await reserveNumbers(tx, 'offers', year));
    const id = newId();
    const letters = columns.initials.replace(/[^a-z0-9]/g, '').slice(0, 12);
    await tx.offer.create({
      data: {
        id,
        fileNo,
        slug: `${letters || 'offer'}-${id.slice(-6)}`,
        ...columns,
        createdBy: actor.kind === 'person' ? actor.userId : null,
      },
      select: { id: true },
    });
    const { searchText: _s, pinyin: _p, initials: _i, ...after } = columns;
    await recordChange(tx, actor, { noun: 'offers', recordId: id, verb: 'create', after });
    return { id };
  });
}

/**
 * Changes a draft, or reopens a withdrawn offer as a draft; handed-in and published ones are not edited in place. The
 * three opinions fall back to pending: they were given on another text (E2).
 */
export async function updateOffer(actor: Actor, input: OfferChange): Promise<{ id: string }> {
  return inTransaction(async (tx) => {
    const offer = await loadOffer(tx, actor, input.id, input.version);
    if (!canWriteOffer(actor, offer)) throw new ForbiddenError('offers.write');
    if (!canOwnOfferFor(actor, input.ownerUnitId)) throw FieldErrors.of('ownerUnitId', 'not_in_list');
    const state = stateAfter('edit', offer.state);
    if (state === null) throw new AppError('not_in_this_state');
    const columns = await offerColumns(tx, input);
    await tx.offer.update({
      where: { id: offer.id },
      data: {
        ...columns,
        state,
        reviewLegal: 'pending',
        reviewCompliant: 'pending',
        reviewFeasible: 'pending',
        submittedBy: null,
        submittedAt: null,
        publishedBy: null,
        version: { increment: 1 },
      },
      select: { id: true },
    });
    const { searchText: _s, pinyin: _p, initials: _i, ...after } = columns;
    const plain = {
      ...offer,
      investmentWan: offer.investmentWan?.toString() ?? null,
      landMu: offer.landMu?.toString() ?? null,
      plantSqm: offer.plantSqm?.toString() ?? null,
    };
    await recordChange(tx, actor, {
      noun: 'offers',
      recordId: offer.id,
      verb: 'update',
      before: Object.fromEntries(Object.entries(plain).filter(([key]) => key in after)),
      after,
    });
    return { id: offer.id };
  });
}
