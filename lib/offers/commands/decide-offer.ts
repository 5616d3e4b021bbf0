import { recordChange } from '@/lib/audit/commands';
import type { Actor } from '@/lib/server/actor';
import { touchTags } from '@/lib/server/cache-tags';
import { inTransaction, type Tx } from '@/lib/server/db';
import { newId } from '@/lib/server/uuid';
import { today } from '@/lib/shared/dates';
import { AppError, FieldErrors, ForbiddenError, type FieldProblem } from '@/lib/shared/errors';
import { canDecideOffer, canReviewOffer, canWriteOffer, isSecondPerson } from '../policy';
import { findingsOf, openAspects, stateAfter, type Aspect, type OfferAct, type OfferState } from '../rules';
import type { OfferReviewInput, OfferStep, OfferStepWithReason } from '../schema';
import { loadOffer, offerTags, type LoadedOffer } from './prepare';

const COLUMN = {
  legal: 'reviewLegal',
  compliant: 'reviewCompliant',
  feasible: 'reviewFeasible',
} as const satisfies Record<Aspect, string>;

const reviewsOf = (offer: LoadedOffer): Record<Aspect, string> => ({
  legal: offer.reviewLegal,
  compliant: offer.reviewCompliant,
  feasible: offer.reviewFeasible,
});

function nextState(act: OfferAct, offer: LoadedOffer): OfferState {
  const state = stateAfter(act, offer.state);
  if (state === null) throw new AppError('not_in_this_state');
  return state;
}

/** Refuses a text with telephone, ID or card numbers or e-mail addresses in it, naming the place (domain.md 2.5). */
function refuseNumbers(offer: LoadedOffer): void {
  const problems: Record<string, FieldProblem[]> = {};
  for (const [field, findings] of Object.entries(findingsOf(offer))) {
    problems[field] = findings.map(({ kind, line, excerpt }) => ({
      code: `published_${kind}`,
      values: { line, excerpt },
    }));
  }
  if (Object.keys(problems).length > 0) throw new FieldErrors(problems);
}

async function note(
  tx: Tx,
  actor: Actor,
  offer: LoadedOffer,
  verb: string,
  state: OfferState,
  reason: string | null = null,
): Promise<void> {
  await recordChange(tx, actor, {
    noun: 'offers',
    recordId: offer.id,
    verb,
    before: { state: offer.state },
    after: { state },
    reason,
  });
}

const userOf = (actor: Actor): string | null => (actor.kind === 'person' ? actor.userId : null);

/** Hands a draft in for the pre-review. Refuses personal numbers in the text. */
export async function submitOffer(actor: Actor, input: OfferStep): Promise<{ id: string }> {
  return inTransaction(async (tx) => {
    const offer = await loadOffer(tx, actor, input.id, input.version);
    if (!canWriteOffer(actor, offer)) throw new ForbiddenError('offers.write');
    const state = nextState('submit', offer);
    refuseNumbers(offer);
    await tx.offer.update({
      where: { id: offer.id },
      data: {
        state,
        submittedBy: userOf(actor),
        submittedAt: new Date(),
        returnNote: null,
        version: { increment: 1 },
      },
      select: { id: true },
    });
    await note(tx, actor, offer, 'submit', state);
    return { id: offer.id };
  });
}

/**
 * Gives an opinion on one aspect of a handed-in offer (E2): legal, compliant or feasible. Kept for ever with reviewer,
 * day and note. Nobody gives one on an offer of the own hand. A later opinion on the same aspect replaces the state.
 */
export async function reviewOffer(actor: Actor, input: OfferReviewInput): Promise<{ id: string }> {
  return inTransaction(async (tx) => {
    const offer = await loadOffer(tx, actor, input.id, input.version);
    if (!canReviewOffer(actor, offer)) throw new ForbiddenError('offers.review');
    if (offer.state !== 'submitted') throw new AppError('not_in_this_state');
    if (!isSecondPerson(actor, offer)) throw new AppError('needs_second_person');
    await tx.offerReview.create({
      data: {
        id: newId(),
        offerId: offer.id,
        aspect: input.aspect,
        result: input.result,
        reviewedBy: userOf(actor),
        reviewedOn: new Date(`${today()}T00:00:00Z`),
        note: input.note ?? null,
        offerVersion: offer.version,
      },
      select: { id: true },
    });
    await tx.offer.update({
      where: { id: offer.id },
      data: { [COLUMN[input.aspect]]: input.result, version: { increment: 1 } },
      select: { id: true },
    });
    await recordChange(tx, actor, {
      noun: 'offers',
      recordId: offer.id,
      verb: 'review',
      before: { [COLUMN[input.aspect]]: offer[COLUMN[input.aspect]] },
      after: { [COLUMN[input.aspect]]: input.result },
      reason: input.note ?? null,
    });
    return { id: offer.id };
  });
}

/** Gives a handed-in offer back to its writer with a remark. */
export async function returnOffer(actor: Actor, input: OfferStepWithReason): Promise<{ id: string }> {
  return inTransaction(async (tx) => {
    const offer = await loadOffer(tx, actor, input.id, input.version);
    if (!canDecideOffer(actor, offer)) throw new ForbiddenError('offers.publish');
    const state = nextState('return', offer);
    await tx.offer.update({
      where: { id: offer.id },
      data: { state, returnNote: input.reason, version: { increment: 1 } },
      select: { id: true },
    });
    await note(tx, actor, offer, 'return', state, input.reason);
    return { id: offer.id };
  });
}

/**
 * Publishes a handed-in offer: public at commit. The gate: all three opinions passed, and the chief is the second of
 * two persons. The database refuses the same.
 */
export async function publishOffer(actor: Actor, input: OfferStep): Promise<{ id: string; slug: string }> {
  return inTransaction(async (tx) => {
    const offer = await loadOffer(tx, actor, input.id, input.version);
    if (!canDecideOffer(actor, offer)) throw new ForbiddenError('offers.publish');
    const state = nextState('publish', offer);
    if (openAspects(reviewsOf(offer)).length > 0) throw new AppError('review_missing');
    if (!isSecondPerson(actor, offer)) throw new AppError('needs_second_person');
    refuseNumbers(offer);
    await tx.offer.update({
      where: { id: offer.id },
      data: {
        state,
        publishedBy: userOf(actor),
        publishedAt: new Date(),
        withdrawnAt: null,
        withdrawReason: null,
        version: { increment: 1 },
      },
      select: { id: true },
    });
    await note(tx, actor, offer, 'publish', state);
    await touchTags(tx, offerTags(offer.slug));
    return { id: offer.id, slug: offer.slug };
  });
}

/** Takes a published offer down with a reason, at once and everywhere. Whoever may write it may do that. */
export async function withdrawOffer(actor: Actor, input: OfferStepWithReason): Promise<{ id: string }> {
  return inTransaction(async (tx) => {
    const offer = await loadOffer(tx, actor, input.id, input.version);
    if (!canWriteOffer(actor, offer)) throw new ForbiddenError('offers.withdraw');
    const state = nextState('withdraw', offer);
    await tx.offer.update({
      where: { id: offer.id },
      data: { state, withdrawnAt: new Date(), withdrawReason: input.reason, version: { increment: 1 } },
      select: { id: true },
    });
    await note(tx, actor, offer, 'withdraw', state, input.reason);
    await touchTags(tx, offerTags(offer.slug));
    return { id: offer.id };
  });
}
